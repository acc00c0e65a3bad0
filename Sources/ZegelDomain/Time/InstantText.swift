extension Instant {
  /// Reads an RFC 3339 date-time, such as `2026-01-02T20:46:00+01:00` or `2026-01-02T19:46:00.250Z`.
  ///
  /// The offset is required: a local time alone happens twice in the night the clock goes back.
  /// Years 1970 to 9999. Nil for anything else. A leap second `:60` counts as the next second.
  /// - Source: RFC 3339 section 5.6.
  public init?(rfc3339 text: String) {
    var reader = DigitReader(text.utf8)
    guard let year = reader.number(4), year >= 1970, reader.skip("-"),
      let month = reader.number(2), reader.skip("-"), let day = reader.number(2),
      let date = CalendarDay(year: year, month: month, day: day),
      reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let hour = reader.number(2), hour < 24, reader.skip(":"),
      let minute = reader.number(2), minute < 60, reader.skip(":"),
      let second = reader.number(2), second <= 60
    else { return nil }
    var milliseconds: Int64 = 0
    if reader.skip(".") {
      guard let fraction = reader.fraction() else { return nil }
      milliseconds = fraction
    }
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second) - Int64(offset)
    self.init(milliseconds: seconds * 1000 + milliseconds)
  }

  /// RFC 3339 in UTC, with milliseconds only when there are any: `2026-01-02T19:46:00Z`.
  public var rfc3339: String {
    let (days, inDay) = milliseconds.flooredDivision(by: 86_400_000)
    let seconds = inDay / 1000
    let fraction = inDay % 1000
    let time = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    let tail = fraction == 0 ? "Z" : ".\(padded(fraction, 3))Z"
    return "\(CalendarDay(dayNumber: Int32(clamping: days)))T\(time)\(tail)"
  }
}

/// `number` in decimal, with zeros in front up to `width`.
func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
}

extension Int64 {
  /// Division that rounds down, also below zero, with a remainder from 0 up to `divisor`.
  func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Walks over ASCII digits and marks.
struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String.UTF8View) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    var value = 0
    for _ in 0..<width {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  mutating func digit() -> Int? {
    guard let byte = rest.first, (48...57).contains(byte) else { return nil }
    rest = rest.dropFirst()
    return Int(byte) - 48
  }

  /// Digits after the point, as milliseconds; what is finer is cut off.
  mutating func fraction() -> Int64? {
    guard let first = digit() else { return nil }
    var digits = [first]
    while let next = digit() {
      guard digits.count < 9 else { return nil }
      digits.append(next)
    }
    let three = (digits + [0, 0]).prefix(3)
    return three.reduce(0) { $0 * 10 + Int64($1) }
  }

  /// `Z` or `±hh:mm`, in seconds east.
  mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(2), hours < 24, skip(":"), let minutes = number(2), minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
