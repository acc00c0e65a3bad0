import Testing

@testable import ZegelDomain

@Suite struct `The text of an instant` {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-01-02T20:46:00+01:00", 1_767_383_160_000),
    ("2026-01-02T19:46:00.250Z", 1_767_383_160_250),
    ("2026-01-02t19:46:00z", 1_767_383_160_000), ("2026-01-02 19:46:00Z", 1_767_383_160_000),
    ("2026-01-02T14:16:00-05:30", 1_767_383_160_000), ("2026-01-02T19:46:00.1239Z", 1_767_383_160_123),
    ("2026-01-02T19:46:00.5Z", 1_767_383_160_500), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
    ("1970-01-01T00:30:00+01:00", -1_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
  ]) func `is read exactly`(text: String, milliseconds: Int64) {
    #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-01-02", "2026-01-02T20:46:00", "2026-01-02T20:46Z", "2026-01-02T24:00:00Z", "2026-01-02T20:60:00Z",
    "2026-01-02T20:46:61Z",
    "2026-02-29T00:00:00Z", "2026-01-02T20:46:00.Z", "2026-01-02T20:46:00+0100", "2026-01-02T20:46:00+24:00",
    "2026-01-02T20:46:00Zx",
    "1969-12-31T23:59:59Z", "2026-01-02T20:46:00.1234567890Z", "2026-01-02T20:46:00 Z", "２026-01-02T20:46:00Z",
  ]) func `is refused when anything is missing or too much`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func `comes back as it was, in UTC`() {
    for milliseconds in stride(from: Int64(-86_400_000 * 365), to: 86_400_000 * 60_000, by: 7_777_777_777) {
      let text = Instant(milliseconds: milliseconds).rfc3339
      if milliseconds >= 0 { #expect(Instant(rfc3339: text)?.milliseconds == milliseconds, "\(text)") }
    }
    #expect(Instant(milliseconds: 1_767_383_160_250).rfc3339 == "2026-01-02T19:46:00.250Z")
    #expect(Instant(milliseconds: 1_767_383_160_000).rfc3339 == "2026-01-02T19:46:00Z")
    #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
  }
}
