extension Unicode.Scalar {
  var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  var isLetterMarkOrDigit: Bool { isLetter || isMark || properties.generalCategory == .decimalNumber }

  /// 0 to 9 in any script.
  var decimalValue: Int? {
    guard properties.numericType == .decimal, let value = properties.numericValue else { return nil }
    return Int(value)
  }

  var isPlainDigit: Bool { ("0"..."9").contains(self) }
  var isPlainLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
