/// A number as it is written, exactly: digits and where the point stands. Never floating point.
struct JSONNumber {
  private var magnitude: UInt64 = 0
  private var hasTooManyDigits = false
  fileprivate var isNegative = false
  /// Times ten to this power.
  fileprivate var exponent = 0

  fileprivate mutating func add(digit: UInt8) {
    let (tenfold, first) = magnitude.multipliedReportingOverflow(by: 10)
    let (sum, second) = tenfold.addingReportingOverflow(UInt64(digit))
    if first || second { hasTooManyDigits = true } else { magnitude = sum }
  }

  /// So many times this, when that is a whole number: 0.25 times 10³ is 250.
  func whole(timesTenTo power: Int = 0) throws(JSONBytes.Malformed) -> Int64 {
    guard !hasTooManyDigits else { throw JSONBytes.Malformed() }
    if magnitude == 0 { return 0 }
    var (value, shift) = (Int128(magnitude), exponent + power)
    while shift < 0, value % 10 == 0 { (value, shift) = (value / 10, shift + 1) }
    guard (0...19).contains(shift) else { throw JSONBytes.Malformed() }
    while shift > 0, value <= Int128(UInt64.max) { (value, shift) = (value * 10, shift - 1) }
    guard shift == 0, let whole = Int64(exactly: isNegative ? -value : value) else { throw JSONBytes.Malformed() }
    return whole
  }

  fileprivate var power: Int { hasTooManyDigits || magnitude > 9999 ? 9999 : Int(magnitude) }
}

extension JSONBytes {
  mutating func number() throws(Malformed) -> JSONNumber {
    var number = JSONNumber()
    if peek() == UInt8(ascii: "-") {
      number.isNegative = true
      place += 1
    }
    let first = place
    try digits(into: &number)
    guard bytes[first] != UInt8(ascii: "0") || place == first + 1 else { throw Malformed() }
    if isAt(UInt8(ascii: ".")) {
      place += 1
      let start = place
      try digits(into: &number)
      number.exponent -= place - start
    }
    if isAt(UInt8(ascii: "e")) || isAt(UInt8(ascii: "E")) {
      place += 1
      number.exponent += try power()
    }
    return number
  }

  private func isAt(_ byte: UInt8) -> Bool { place < bytes.count && bytes[place] == byte }

  private mutating func digits(into number: inout JSONNumber) throws(Malformed) {
    let start = place
    while place < bytes.count, (48...57).contains(bytes[place]) {
      number.add(digit: bytes[place] - 48)
      place += 1
    }
    guard place > start else { throw Malformed() }
  }

  private mutating func power() throws(Malformed) -> Int {
    let isNegative = isAt(UInt8(ascii: "-"))
    if isNegative || isAt(UInt8(ascii: "+")) { place += 1 }
    var number = JSONNumber()
    try digits(into: &number)
    return isNegative ? -number.power : number.power
  }
}
