import ZegelDomain

extension Field {
  /// A whole number, by its digits: `010`, `1_000`, `1e3` and `0x10` are none.
  func whole(_ range: ClosedRange<Int64>, example: String = "1") -> Int64? {
    guard let text = text(example: example) else { return nil }
    guard let number = digits(text), text == String(number) else {
      return refuse(text, nl: "geen heel getal", en: "not a whole number", example: example)
    }
    guard range.contains(number) else {
      return refuse(
        text, nl: "niet van \(range.lowerBound) tot en met \(range.upperBound)",
        en: "not from \(range.lowerBound) to \(range.upperBound)", example: example)
    }
    return number
  }

  /// A decimal number times ten to the power `decimals`, exactly: `1.5` with 2 decimals is 150.
  func scaled(decimals: Int, _ range: ClosedRange<Int64>, example: String) -> Int64? {
    guard let text = text(example: example) else { return nil }
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = digits(halves[0]), halves.count == 1 || digits(halves[1]) != nil else {
      return refuse(text, nl: "geen getal", en: "not a number", example: example)
    }
    let fraction = halves.count == 2 ? halves[1] : ""
    guard fraction.count <= decimals else {
      return refuse(
        text, nl: "preciezer dan \(decimals) decimalen", en: "more exact than \(decimals) decimals", example: example)
    }
    let factor = (0..<decimals).reduce(Int64(1)) { power, _ in power * 10 }
    let padded = fraction + String(repeating: "0", count: decimals - fraction.count)
    let value = whole * factor + (digits(padded) ?? 0)
    guard range.contains(value) else {
      let least = decimalText(range.lowerBound, decimals)
      let most = decimalText(range.upperBound, decimals)
      return refuse(
        text, nl: "niet van \(least) tot en met \(most)", en: "not from \(least) to \(most)", example: example)
    }
    return value
  }

  /// At most 12 ASCII digits.
  private func digits(_ text: some StringProtocol) -> Int64? {
    guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64(text)
  }

  func amount(_ money: Money, _ range: ClosedRange<Int64>, example: Int64 = 100) -> Int64? {
    scaled(decimals: money.decimals, range, example: decimalText(example, money.decimals))
  }

  /// `yes` or `no`.
  func yesOrNo() -> Bool? {
    guard let text = text(example: "no") else { return nil }
    switch text.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default: return refuse(text, nl: "geen yes of no", en: "neither yes nor no", example: "no")
    }
  }
}

/// Minor units as a decimal: 150 with 2 decimals is `1.50`.
func decimalText(_ value: Int64, _ decimals: Int) -> String {
  guard decimals > 0 else { return String(value) }
  let digits = String(value.magnitude)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return (value < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
