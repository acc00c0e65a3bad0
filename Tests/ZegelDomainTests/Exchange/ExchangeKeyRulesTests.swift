import Testing
import ZegelDomain

@Suite struct `Keys of the exchange` {
  private let now = Instant(rfc3339: "2026-03-02T12:00:00Z")!
  private let digits = "0123456789ABCDEF0123456789ABCDEF01234567"

  private func key(
    _ number: UInt8 = 1, owner: ExchangeKeyOwner = .party("acme"), endsIn days: Int64? = nil, isPinned: Bool = true,
    isEnded: Bool = false
  ) -> ExchangeKey {
    let long: Int64 = 86_400_000
    let facts = ExchangeKeyFacts(
      owner: owner, kind: .openpgp, kept: digits, createdAt: Instant(milliseconds: 0),
      expiresAt: days.map { Instant(milliseconds: now.milliseconds + $0 * long) })
    return ExchangeKey(
      id: ExchangeKeyID(bits: UInt128(number)), facts: facts, proposedBy: "a", proposedAt: now,
      confirmedBy: isPinned ? "b" : nil,
      confirmedAt: isPinned ? Instant(milliseconds: now.milliseconds + Int64(number)) : nil,
      endedBy: isEnded ? "a" : nil, endedAt: isEnded ? now : nil, endReason: isEnded ? .other : nil)
  }

  @Test(arguments: [
    ("0123456789ABCDEF0123456789ABCDEF01234567", true), ("0123 4567 89ab cdef 0123  4567 89AB CDEF 0123 4567", true),
    ("0x0123456789abcdef0123456789abcdef01234567", true), ("0123456789ABCDEF0123456789ABCDEF0123456", false),
    ("89ABCDEF01234567", false), ("", false), ("0123456789ABCDEF0123456789ABCDEF0123456G", false),
  ])
  func `an OpenPGP fingerprint is all of its 40 digits, however it is written`(_ written: String, isOne: Bool) {
    #expect(ExchangeKeyKind.openpgp.fingerprint(written) == (isOne ? digits : nil))
  }

  @Test func `one of SSH is SHA256 and 43 letters, and small letters are others than capitals`() {
    let told = "SHA256:" + String(repeating: "aB", count: 21) + "c"
    #expect(ExchangeKeyKind.sshHost.fingerprint(" \(told) ") == told)
    #expect(ExchangeKeyKind.sshUser.fingerprint(told.uppercased()) != told)
    for wrong in ["MD5:00:11", "SHA256:abc", "\(told)=", digits] {
      #expect(ExchangeKeyKind.sshUser.fingerprint(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `it is read aloud in ten groups of four`() {
    #expect(key().facts.spokenFingerprint == "0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567")
  }

  @Test func `facts with an end before the beginning, or half a fingerprint, are refused`() {
    for (fingerprint, end) in [(digits, Int64(5)), ("0123", 20)] {
      #expect(throws: Refusal(.exchangeKeyMalformed, field: "key")) {
        _ = try ExchangeKeyFacts(
          owner: .house, kind: .openpgp, fingerprint: fingerprint, createdAt: Instant(milliseconds: 10),
          expiresAt: Instant(milliseconds: end))
      }
    }
  }

  @Test(
    arguments: [
      (61, nil), (60, 60), (31, 60), (30, 30), (15, 30), (14, 14), (8, 14), (7, 7), (2, 7), (1, 1), (0, 0), (-3, 0),
    ] as [(Int64, Int64?)])
  func `warns at 60, 30, 14, 7 and 1 days, and once it is past`(_ days: Int64, step: Int64?) {
    let warnings = [key(endsIn: days)].warnings(at: now)
    #expect(warnings.map(\.step) == (step.map { [$0] } ?? []))
    #expect(warnings.allSatisfy { days > 0 ? $0.daysLeft == days : $0.daysLeft < 0 })
  }

  @Test func `does not warn of what has a successor, was never pinned, ended, or has no end`() {
    #expect([key(endsIn: 7), key(2, endsIn: 400)].warnings(at: now).isEmpty)
    #expect([key(endsIn: 7), key(2)].warnings(at: now).isEmpty)
    #expect([key(endsIn: 7, isPinned: false), key(2, endsIn: 7, isEnded: true), key(3)].warnings(at: now).isEmpty)
    #expect([key(endsIn: 7), key(2, endsIn: 400, isPinned: false)].warnings(at: now).count == 1)
    #expect([key(endsIn: 7), key(2, owner: .house, endsIn: 400)].warnings(at: now).count == 1)
    #expect([key(endsIn: 14), key(2, endsIn: 7)].warnings(at: now).map(\.daysLeft) == [7, 14])
  }

  @Test func `several count at once during a roll-over, the newest first`() throws {
    let all = [
      key(1, endsIn: 5), key(2, endsIn: 700), key(3, endsIn: -1), key(4, isPinned: false), key(5, isEnded: true),
    ]
    #expect(try all.current(of: .party("acme"), .openpgp, at: now).map(\.id.bits) == [2, 1])
  }

  @Test func `where none counts, it says why`() {
    let cases: [([ExchangeKey], Refusal.Code)] = [
      ([], .exchangeKeyUnknown), ([key(isEnded: true)], .exchangeKeyUnknown), ([key(endsIn: -1)], .exchangeKeyExpired),
      ([key(endsIn: -1), key(2, isPinned: false)], .exchangeKeyNotConfirmed),
      ([key(owner: .house)], .exchangeKeyUnknown),
    ]
    for (keys, code) in cases {
      #expect(throws: Refusal(code, field: "key")) {
        _ = try keys.current(of: .party("acme"), .openpgp, at: now)
      }
    }
  }
}
