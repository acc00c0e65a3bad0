/// What a text holds that has no place in it.
package enum TextFinding: Hashable, Sendable {
  /// A Dutch citizen service number, or a number that cannot be told from one.
  /// - Law: Art. 46 UAVG: only where another law says so.
  case nationalNumber
  case bankAccount
  case paymentCard
  /// A word that says something of a special category.
  /// - Law: Art. 9(1) GDPR.
  case special(DataCategory)
}

/// Looks through free text. The answer says what kinds were found, never where or what.
///
/// A number that passes a check by chance is found as well: better one refused that was harmless than one kept.
package struct TextScreen: Sendable {
  /// What is longer is not looked at, but refused.
  package static let maximumBytes = 65_536

  package let findings: Set<TextFinding>

  package init(_ text: String) throws(Refusal) {
    let numbers = try TextScreen.numbers(in: text)
    findings = numbers.union(specialCategories(in: text).map(TextFinding.special))
  }

  /// The part that names, addresses and choices go through: numbers only.
  package static func numbers(in text: String) throws(Refusal) -> Set<TextFinding> {
    guard text.utf8.count <= maximumBytes else { throw Refusal(.inputTooLarge, "\(maximumBytes)") }
    var found: Set<TextFinding> = []
    for run in digitRuns(in: text) { found.formUnion(numbers(in: run)) }
    if hasIBAN(text) { found.insert(.bankAccount) }
    return found
  }

  /// Looks at every stretch of whole groups: `10 1234 56 782` holds a nine-digit number after a house number.
  private static func numbers(in groups: [[Int]]) -> Set<TextFinding> {
    var found: Set<TextFinding> = []
    for start in groups.indices {
      var digits: [Int] = []
      for end in start..<groups.count {
        digits += groups[end]
        if digits.count > 19 { break }
        if passesEleven(digits), !isDay(groups[start...end]) { found.insert(.nationalNumber) }
        if passesLuhn(digits) { found.insert(.paymentCard) }
      }
    }
    return found
  }

  /// Eight digits written as a day are a day.
  private static func isDay(_ groups: ArraySlice<[Int]>) -> Bool {
    let numbers = groups.map { $0.reduce(0) { $0 * 10 + $1 } }
    switch groups.map(\.count) {
    case [2, 2, 4]: return CalendarDay(year: numbers[2], month: numbers[1], day: numbers[0]) != nil
    case [4, 2, 2]: return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]) != nil
    default: return false
    }
  }
}
