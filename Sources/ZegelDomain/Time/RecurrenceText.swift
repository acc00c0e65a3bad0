/// What is wrong with a written rule; `part` and `value` are as written, shortened.
package enum RecurrenceProblem: Error, Equatable, Sendable {
  case tooLong
  case tooManyExclusions
  /// Not `NAME=value`, or a value that cannot be read.
  case malformed(part: String)
  case unknown(part: String)
  /// RFC 5545 knows it, but it has no meaning for whole days, or not with this frequency.
  case unsupported(part: String)
  case repeated(part: String)
  case outOfRange(part: String, value: String)
  case frequencyMissing
  /// RFC 5545 allows one end.
  case countAndUntil
  /// BYSETPOS chooses from days, so another BY part has to name some.
  case positionsOfNothing
  case endsBeforeStart
}

extension Recurrence {
  package static let mostCharacters = 500
  package static let mostExclusions = 1000
  static let mostCount = 10_000

  /// Reads `FREQ=MONTHLY;BYDAY=1SA`, with or without `RRULE:` in front. `UNTIL` is a day, such as `20261231`.
  package init(rule: String, start: CalendarDay, excluding: [CalendarDay] = []) throws(RecurrenceProblem) {
    guard rule.utf8.count <= Recurrence.mostCharacters else { throw .tooLong }
    guard excluding.count <= Recurrence.mostExclusions else { throw .tooManyExclusions }
    var reader = RecurrenceReader()
    let upper = rule.uppercased()
    let body = upper.hasPrefix("RRULE:") ? upper.dropFirst(6) : upper[...]
    for piece in body.split(separator: ";", omittingEmptySubsequences: false) { try reader.read(piece) }
    let parts = try reader.finished()
    if let until = parts.until, until < start { throw .endsBeforeStart }
    self.init(rule: String(body), start: start, excluded: Set(excluding), written: parts)
  }
}

/// Takes the parts one by one, then judges them together.
private struct RecurrenceReader {
  private var parts = Recurrence.Parts()
  private var seen: Set<String> = []

  mutating func read(_ piece: Substring) throws(RecurrenceProblem) {
    let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else { throw .malformed(part: short(piece)) }
    let name = String(halves[0])
    let value = halves[1]
    guard seen.insert(name).inserted else { throw .repeated(part: short(halves[0])) }
    switch name {
    case "FREQ": parts.frequency = try frequency(value)
    case "INTERVAL": parts.interval = try number(value, in: 1...1000, of: name)
    case "COUNT": parts.count = try number(value, in: 1...Recurrence.mostCount, of: name)
    case "UNTIL": parts.until = try day(value)
    case "WKST": parts.weekStart = try weekday(value, of: name)
    case "BYMONTH": parts.months = Set(try list(value, of: name, within: 1...12, signed: false))
    case "BYMONTHDAY": parts.monthDays = Set(try list(value, of: name, within: 1...31, signed: true))
    case "BYSETPOS": parts.positions = try list(value, of: name, within: 1...366, signed: true)
    case "BYDAY": parts.weekdays = try weekdays(value)
    case "BYHOUR", "BYMINUTE", "BYSECOND", "BYYEARDAY", "BYWEEKNO", "RSCALE", "SKIP": throw .unsupported(part: name)
    default: throw .unknown(part: short(halves[0]))
    }
  }

  func finished() throws(RecurrenceProblem) -> Recurrence.Parts {
    guard seen.contains("FREQ") else { throw .frequencyMissing }
    if seen.contains("COUNT") && seen.contains("UNTIL") { throw .countAndUntil }
    if !parts.positions.isEmpty && parts.weekdays.isEmpty && parts.monthDays.isEmpty && parts.months.isEmpty {
      throw .positionsOfNothing
    }
    // RFC 5545: BYMONTHDAY not in a weekly rule; ordinals only in monthly and yearly ones.
    if parts.frequency == .weekly && !parts.monthDays.isEmpty { throw .unsupported(part: "BYMONTHDAY") }
    let inMonth = parts.frequency == .monthly || !parts.months.isEmpty
    for wanted in parts.weekdays {
      guard let ordinal = wanted.ordinal else { continue }
      guard parts.frequency == .monthly || parts.frequency == .yearly else {
        throw .unsupported(part: "BYDAY=\(ordinal)")
      }
      if inMonth && abs(ordinal) > 5 { throw .outOfRange(part: "BYDAY", value: String(ordinal)) }
    }
    return parts
  }

  private func frequency(_ value: Substring) throws(RecurrenceProblem) -> Recurrence.Parts.Frequency {
    if let found = Recurrence.Parts.Frequency(rawValue: String(value)) { return found }
    throw ["HOURLY", "MINUTELY", "SECONDLY"].contains(value)
      ? .unsupported(part: "FREQ=\(value)") : .outOfRange(part: "FREQ", value: short(value))
  }

  private func number(_ value: Substring, in range: ClosedRange<Int>, of part: String) throws(RecurrenceProblem) -> Int
  {
    guard value.utf8.allSatisfy({ (48...57).contains($0) }), value.utf8.count <= 9, let number = Int(value) else {
      throw .malformed(part: "\(part)=\(short(value))")
    }
    guard range.contains(number) else { throw .outOfRange(part: part, value: short(value)) }
    return number
  }

  private func list(
    _ value: Substring, of part: String, within range: ClosedRange<Int>, signed: Bool
  ) throws(RecurrenceProblem) -> [Int] {
    var numbers: [Int] = []
    for piece in value.split(separator: ",", omittingEmptySubsequences: false) {
      numbers.append(try signedNumber(piece, of: part, within: range, signed: signed))
    }
    return numbers
  }

  private func signedNumber(
    _ piece: Substring, of part: String, within range: ClosedRange<Int>, signed: Bool
  ) throws(RecurrenceProblem) -> Int {
    let sign = signed && piece.hasPrefix("-") ? -1 : 1
    let digits = signed && (piece.hasPrefix("-") || piece.hasPrefix("+")) ? piece.dropFirst() : piece
    guard !digits.isEmpty else { throw .malformed(part: "\(part)=\(short(piece))") }
    return sign * (try number(digits, in: range, of: part))
  }

  private func weekdays(_ value: Substring) throws(RecurrenceProblem) -> [Recurrence.OrdinalWeekday] {
    var found: [Recurrence.OrdinalWeekday] = []
    for piece in value.split(separator: ",", omittingEmptySubsequences: false) {
      let weekday = try weekday(piece.suffix(2), of: "BYDAY")
      let front = piece.dropLast(2)
      let ordinal = front.isEmpty ? nil : try signedNumber(front, of: "BYDAY", within: 1...53, signed: true)
      found.append(Recurrence.OrdinalWeekday(weekday: weekday, ordinal: ordinal))
    }
    return found
  }

  private func weekday(_ value: Substring, of part: String) throws(RecurrenceProblem) -> Weekday {
    guard let place = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: String(value)) else {
      throw .malformed(part: "\(part)=\(short(value))")
    }
    return Weekday(rawValue: place)!
  }

  /// `20261231`; with a time it would be a moment, and a rule of days has none.
  private func day(_ value: Substring) throws(RecurrenceProblem) -> CalendarDay {
    let digits = Array(value)
    guard digits.count == 8,
      let day = CalendarDay("\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))")
    else { throw .malformed(part: "UNTIL=\(short(value))") }
    return day
  }

  private func short(_ text: Substring) -> String { String(text.prefix(20)) }
}
