import Foundation
import Testing
import ZegelDomain

@testable import ZegelDesk

@Suite struct `The table of a time zone` {
  @Test(arguments: [
    "Europe/Amsterdam", "Europe/London", "Europe/Lisbon", "Europe/Istanbul", "Europe/Moscow", "America/New_York",
    "America/Sao_Paulo",
    "Africa/Casablanca", "Asia/Tokyo", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "UTC",
  ]) func `agrees with the system on every fifth day of 130 years`(name: String) throws {
    let rules = try #require(ZoneRules(ianaName: name))
    let zone = try #require(TimeZone(identifier: name))
    for step in 0..<(130 * 73) {
      let seconds = Double(step) * 5 * 86_400
      let wanted = zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
      #expect(
        Int(rules.offsetSeconds(at: Instant(milliseconds: Int64(seconds) * 1000))) == wanted, "\(name) \(seconds)")
    }
  }

  @Test func `the clock in Amsterdam changes at one o'clock UTC`() throws {
    let rules = try #require(ZoneRules(ianaName: "Europe/Amsterdam"))
    for (text, offset) in [
      ("2026-03-29T00:59:59Z", 3600), ("2026-03-29T01:00:00Z", 7200), ("2026-10-25T00:59:59Z", 7200),
      ("2026-10-25T01:00:00Z", 3600), ("2099-07-01T00:00:00Z", 7200),
    ] {
      #expect(rules.offsetSeconds(at: try #require(Instant(rfc3339: text))) == offset, "\(text)")
    }
  }

  @Test(arguments: ["", "Europe/Utrecht", "CEST", "GMT+2", "europe/amsterdam", "../etc/localtime"])
  func `an unknown name has none`(name: String) {
    #expect(ZoneRules(ianaName: name) == nil)
  }
}
