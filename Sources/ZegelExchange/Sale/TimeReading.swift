import Foundation
import ZegelDomain

/// How a file writes its moments: RFC 3339, or a local time in a pattern of its own.
///
/// A local time that happens twice, in the night the clock goes back, is taken as the first; one that does not happen
/// is refused.
struct TimeReading: Sendable {
  private let pattern: [UInt8]?
  private let zone: TimeZone

  /// - Parameter fields: `format`, of the marks `yyyy MM dd HH mm ss` with anything between them, and `zone`, an IANA
  ///   name. Nil is RFC 3339.
  init(_ fields: MappingFields?) throws(Refusal) {
    guard let fields else {
      (pattern, zone) = (nil, .gmt)
      return
    }
    guard let format = try fields.text("format"), format.utf8.count <= 40,
      ["yyyy", "MM", "dd", "HH", "mm"].allSatisfy({ format.ranges(of: $0).count == 1 })
    else { throw fields.wrong("format") }
    guard let name = try fields.text("zone"), TimeZone.knownTimeZoneIdentifiers.contains(name) || name == "UTC",
      let zone = TimeZone(identifier: name)
    else { throw fields.wrong("zone") }
    pattern = Array(format.utf8)
    self.zone = zone
  }

  func instant(_ text: String) -> Instant? {
    guard let pattern else { return Instant(rfc3339: text) }
    var bytes = Array(text.utf8)[...]
    var numbers: [UInt8: Int] = [:]
    for mark in pattern {
      guard let byte = bytes.popFirst() else { return nil }
      if TimeReading.marks.contains(mark) {
        guard (48...57).contains(byte) else { return nil }
        numbers[mark, default: 0] = numbers[mark, default: 0] * 10 + Int(byte - 48)
      } else if byte != mark {
        return nil
      }
    }
    return bytes.isEmpty ? instant(numbers) : nil
  }

  private static let marks = Set("yMdHms".utf8)

  private func instant(_ numbers: [UInt8: Int]) -> Instant? {
    func number(_ mark: Unicode.Scalar) -> Int { numbers[UInt8(ascii: mark)] ?? 0 }
    guard number("y") >= 1970, let day = CalendarDay(year: number("y"), month: number("M"), day: number("d")),
      number("H") < 24, number("m") < 60, number("s") < 60
    else { return nil }
    let wall = Int64(day.dayNumber) * 86_400 + Int64(number("H") * 3600 + number("m") * 60 + number("s"))
    func offset(at seconds: Int64) -> Int64 {
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }
    // Around a change there are two offsets; the larger gives the earlier moment.
    let offsets = [offset(at: wall - 86_400), offset(at: wall + 86_400)].sorted(by: >)
    let found = offsets.first { offset(at: wall - $0) == $0 }
    return found.map { Instant(milliseconds: (wall - $0) * 1000) }
  }
}
