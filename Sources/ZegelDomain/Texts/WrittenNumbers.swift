extension Int64 {
  /// `1.250` in Dutch, `1,250` in English.
  public func grouped(in language: Language) -> String {
    let digits = String(magnitude)
    guard digits.utf8.count > 3 else { return String(self) }
    var text = self < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.utf8.count - place) % 3 == 0 { text += language == .nl ? "." : "," }
      text.append(digit)
    }
    return text
  }
}

/// An amount as people read it: `€ 14,20` in Dutch, `€14.20` in English; other currencies by their code.
public func written(_ minorUnits: Int64, _ currency: String, decimals: Int, in language: Language) -> String {
  var divisor: UInt64 = 1
  for _ in 0..<decimals { divisor *= 10 }
  let (whole, rest) = minorUnits.magnitude.quotientAndRemainder(dividingBy: divisor)
  var text = Int64(clamping: whole).grouped(in: language)
  if decimals > 0 {
    let digits = String(rest)
    text += (language == .nl ? "," : ".") + String(repeating: "0", count: decimals - digits.count) + digits
  }
  let sign = minorUnits < 0 ? "-" : ""
  guard currency == "EUR" else { return "\(currency) \(sign)\(text)" }
  return language == .nl ? "€ \(sign)\(text)" : "\(sign)€\(text)"
}
