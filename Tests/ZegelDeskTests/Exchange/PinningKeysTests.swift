import Foundation
import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@testable import ZegelDesk

private let policy =
  PeopleHouse.policy + """

    parties:
      - id: acme
        name: Acme Mailing B.V.
        role: processor
        country: NL
        contract: {signed_on: 2026-01-01}
        purposes: [marketing.email]
        fields: [email]
    """

@Suite struct `Pinning a key of the exchange` {
  private let digits = "0123456789ABCDEF0123456789ABCDEF01234567"
  private let certificate = Array("certificate of Acme <jo@acme.example>".utf8)

  private func facts(_ owner: ExchangeKeyOwner = .party("acme"), _ fingerprint: String? = nil, end: String? = nil)
    throws
    -> ExchangeKeyFacts
  {
    try ExchangeKeyFacts(
      owner: owner, kind: .openpgp, fingerprint: fingerprint ?? digits,
      createdAt: Instant(rfc3339: "2026-01-01T00:00:00Z")!, expiresAt: end.map { Instant(rfc3339: $0)! })
  }

  @Test func `one person proposes, another compares the fingerprint, and then it counts`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    let desk = shop.desk
    await #expect(throws: Refusal(.exchangeKeyUnknown, field: "key")) {
      _ = try await desk.exchangeKeys(of: .party("acme"), .openpgp)
    }
    let proposed = try await desk.proposeKey(facts(), publicBytes: certificate, by: shop.owner)
    #expect(proposed.state(at: desk.now) == .proposed)
    await #expect(throws: Refusal(.exchangeKeyNotConfirmed, field: "key")) {
      _ = try await desk.exchangeKeys(of: .party("acme"), .openpgp)
    }
    let spoken = "0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567"
    let pinned = try await desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: spoken, by: shop.officer)
    #expect(pinned.proposedBy == shop.owner.name && pinned.confirmedBy == shop.officer.name)
    let keys = try await desk.exchangeKeys(of: .party("acme"), .openpgp)
    #expect(keys.map(\.publicBytes) == [certificate] && keys.map(\.key) == [pinned])
    #expect(try await desk.listKeys() == [pinned])
    await shop.remove()
  }

  @Test func `nobody confirms what they proposed, and a mistyped fingerprint confirms nothing`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    let desk = shop.desk
    _ = try await desk.proposeKey(facts(), publicBytes: certificate, by: shop.owner)
    await #expect(throws: Refusal(.exchangeKeySamePerson, field: "staff")) {
      _ = try await desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: digits, by: shop.owner)
    }
    let other = String(digits.reversed())
    for (told, code) in [(other, Refusal.Code.exchangeKeyUnknown), ("0123", .exchangeKeyMalformed)] {
      await #expect(throws: Refusal(code, field: "fingerprint")) {
        _ = try await desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: told, by: shop.officer)
      }
    }
    _ = try await desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: digits, by: shop.officer)
    await #expect(throws: Refusal(.exchangeKeyExists, field: "key")) {
      _ = try await desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: digits, by: shop.officer)
    }
    await #expect(throws: Refusal(.exchangeKeyExists, field: "key")) {
      _ = try await desk.proposeKey(facts(), publicBytes: certificate, by: shop.officer)
    }
    await shop.remove()
  }

  @Test func `takes an owner, privacy officer or system keeper, and a party of the policy`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    for (actor, code) in [(shop.cashier, Refusal.Code.roleNotAllowed), (.keeper, .staffKeyMissing)] {
      await #expect(throws: Refusal(code, field: "staff")) {
        _ = try await shop.desk.proposeKey(facts(), publicBytes: certificate, by: actor)
      }
      await #expect(throws: Refusal(code, field: "staff")) {
        try await shop.desk.endKey(of: .house, .openpgp, fingerprint: digits, because: .lost, by: actor)
      }
    }
    await #expect(throws: Refusal(.exchangePartyUnknown, field: "party")) {
      _ = try await shop.desk.proposeKey(facts(.party("nobody")), publicBytes: certificate, by: shop.owner)
    }
    await #expect(throws: Refusal(.exchangeKeyMalformed, field: "key")) {
      _ = try await shop.desk.proposeKey(facts(), publicBytes: certificate, secretBytes: [1], by: shop.owner)
    }
    await #expect(throws: Refusal(.exchangeKeyExpired, field: "key")) {
      _ = try await shop.desk.proposeKey(
        facts(end: "2026-02-01T00:00:00Z"), publicBytes: certificate, by: shop.owner)
    }
    await shop.remove()
  }

  @Test func `the house's own opens inside a closure, until it ends; then its secret is gone`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    let (desk, secret) = (shop.desk, Array("not for anybody".utf8))
    _ = try await desk.proposeKey(facts(.house), publicBytes: certificate, secretBytes: secret, by: shop.owner)
    await #expect(throws: Refusal(.exchangeKeyNotConfirmed, field: "key")) {
      try await desk.withHouseKeys(.openpgp) { _ in }
    }
    _ = try await desk.confirmKey(of: .house, .openpgp, fingerprint: digits, by: shop.officer)
    let seen = try await desk.withHouseKeys(.openpgp) { keys in (keys.count, keys.secretBytes(at: 0)) }
    #expect(seen == (1, secret))
    let rows = try await desk.store.read { try $0.exchangeKeys() }
    for row in rows {
      for bytes in [row.publicSealed, row.secretSealed ?? []] {
        #expect(!Data(bytes).contains(Data("acme".utf8)) && !Data(bytes).contains(Data(secret)))
      }
    }
    try await desk.endKey(of: .house, .openpgp, fingerprint: digits, because: .lost, by: shop.owner)
    #expect(try await desk.store.read { try $0.exchangeKeys() }.allSatisfy { $0.secretSealed == nil })
    await #expect(throws: Refusal(.exchangeKeyUnknown, field: "key")) {
      try await desk.withHouseKeys(.openpgp) { _ in }
    }
    await #expect(throws: Refusal(.exchangeKeyUnknown, field: "fingerprint")) {
      try await desk.endKey(of: .house, .openpgp, fingerprint: digits, because: .lost, by: shop.owner)
    }
    // The same key can come back, as a new proposal.
    _ = try await desk.proposeKey(facts(.house), publicBytes: certificate, secretBytes: secret, by: shop.owner)
    #expect(try await desk.listKeys().count == 2)
    await shop.remove()
  }

  @Test func `two count during a roll-over, and an expired one no more`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    let (desk, second) = (shop.desk, String(digits.reversed()))
    for (fingerprint, end) in [(digits, "2026-03-20T00:00:00Z"), (second, "2028-03-20T00:00:00Z")] {
      _ = try await desk.proposeKey(
        facts(.party("acme"), fingerprint, end: end), publicBytes: certificate, by: shop.owner)
    }
    #expect(try await desk.health().exchangeKeysToConfirm.count == 2)
    _ = try await desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: digits, by: shop.officer)
    #expect(try await desk.health().exchangeKeyWarnings.map(\.daysLeft) == [17])
    _ = try await desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: second, by: shop.officer)
    #expect(try await desk.health().exchangeKeyWarnings.isEmpty)
    #expect(try await desk.exchangeKeys(of: .party("acme"), .openpgp).count == 2)
    shop.house.move(to: "2026-03-21T00:00:00Z")
    #expect(try await desk.exchangeKeys(of: .party("acme"), .openpgp).map(\.key.facts.fingerprint) == [second])
    await shop.remove()
  }

  @Test func `a later end keeps the pin, and the secret that is there`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    let (desk, secret) = (shop.desk, Array("not for anybody".utf8))
    let before = try facts(.house, end: "2026-04-01T00:00:00Z")
    _ = try await desk.proposeKey(before, publicBytes: certificate, secretBytes: secret, by: shop.owner)
    _ = try await desk.confirmKey(of: .house, .openpgp, fingerprint: digits, by: shop.officer)
    let after = try facts(.house, end: "2028-04-01T00:00:00Z")
    // Also when it is too late: what was sealed to it before is still to be read.
    shop.house.move(to: "2026-04-02T00:00:00Z")
    await #expect(throws: Refusal(.exchangeKeyExpired, field: "key")) {
      _ = try await desk.exchangeKeys(of: .house, .openpgp)
    }
    #expect(try await desk.withHouseKeys(.openpgp) { $0.key(at: 0).state(at: desk.now) } == .expired)
    _ = try await desk.refreshKey(after, publicBytes: Array("newer".utf8), by: shop.owner)
    let key = try #require(try await desk.exchangeKeys(of: .house, .openpgp).first)
    #expect(key.key.facts.expiresAt == after.expiresAt && key.publicBytes == Array("newer".utf8))
    #expect(try await desk.withHouseKeys(.openpgp) { $0.secretBytes(at: 0) } == secret)
    await #expect(throws: Refusal(.exchangeKeyUnknown, field: "key")) {
      _ = try await desk.refreshKey(facts(.party("acme")), publicBytes: certificate, by: shop.owner)
    }
    await shop.remove()
  }

  @Test func `every step is in the trail with who did it`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    let desk = shop.desk
    _ = try await desk.proposeKey(facts(), publicBytes: certificate, by: shop.owner)
    _ = try await desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: digits, by: shop.officer)
    try await desk.endKey(of: .party("acme"), .openpgp, fingerprint: digits, because: .renewed, by: shop.officer)
    let notes = try await desk.store.read { try $0.notes(after: [], most: 100) }.map(\.text)
      .filter { $0.hasPrefix("exchange.key.") }.sorted()
    let key = "owner=acme kind=openpgp fingerprint=\(digits)"
    #expect(
      notes == [
        "exchange.key.confirmed \(key) by=\(shop.officer.name)",
        "exchange.key.ended reason=renewed \(key) by=\(shop.officer.name)",
        "exchange.key.proposed \(key) by=\(shop.owner.name)",
      ])
    #expect(try await desk.verifyTrail().problems == [])
    await shop.remove()
  }

  @Test func `a hand in the database neither pins a key nor gives it to another`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    let desk = shop.desk
    _ = try await desk.proposeKey(facts(), publicBytes: certificate, by: shop.owner)
    for (owner, change) in [
      ("acme", "confirmed_by = 'S-X', confirmed_at = 1"), ("house", "owner = 'house'"),
      ("house", "fingerprint = '\(String(digits.reversed()))'"),
    ] {
      try await desk.store.write { try $0.script("UPDATE exchange_key SET \(change)") }
      await #expect(throws: Refusal(.sealedDamaged, field: "sealed")) {
        _ = try await desk.exchangeKeys(of: ExchangeKeyOwner(text: owner), .openpgp)
      }
      #expect(try await desk.health().exchangeKeysChanged.count == 1)
    }
    await shop.remove()
  }

  @Test func `the database keeps two people, what ended, and every row`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    let desk = shop.desk
    _ = try await desk.proposeKey(facts(), publicBytes: certificate, by: shop.owner)
    for change in [
      "UPDATE exchange_key SET confirmed_by = proposed_by, confirmed_at = 1",
      "UPDATE exchange_key SET confirmed_at = 1", "UPDATE exchange_key SET ended_at = 1, ended_by = 'x'",
      "UPDATE exchange_key SET secret_sealed = public_sealed", "UPDATE exchange_key SET kind = 'pem'",
      "DELETE FROM exchange_key",
    ] {
      await #expect(throws: (any Error).self, "\(change)") { try await desk.store.write { try $0.script(change) } }
    }
    try await desk.endKey(of: .party("acme"), .openpgp, fingerprint: digits, because: .other, by: shop.owner)
    await #expect(throws: (any Error).self) {
      try await desk.store.write { try $0.script("UPDATE exchange_key SET end_reason = 'lost'") }
    }
    await shop.remove()
  }

  @Test func `sealing the master key, losing it and putting it back keeps them`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    _ = try await shop.desk.proposeKey(facts(), publicBytes: certificate, by: shop.owner)
    _ = try await shop.desk.confirmKey(of: .party("acme"), .openpgp, fingerprint: digits, by: shop.officer)
    var options = shop.house.options.sealingQuickly
    try await Desk.sealKeys(shop.house.paths, options: options, with: { "zes willekeurige woorden op een rij" })
    let copy = shop.house.paths.keys + "-copy"
    try FileManager.default.copyItem(atPath: shop.house.paths.keys, toPath: copy)
    try FileManager.default.removeItem(atPath: shop.house.paths.keys)
    try FileManager.default.moveItem(atPath: copy, toPath: shop.house.paths.keys)
    options.keys.ask = { "zes willekeurige woorden op een rij" }
    let desk = try await Desk.open(
      shop.house.paths, options: options,
      surroundings: Surroundings(now: { [now = shop.house.now] in now }, random: Surroundings.real.random))
    #expect(try await desk.exchangeKeys(of: .party("acme"), .openpgp).map(\.publicBytes) == [certificate])
    await desk.close()
    await shop.remove()
  }

  @Test func `other keys of the house open none of it`() async throws {
    let shop = try await PeopleHouse(policy: policy)
    _ = try await shop.desk.proposeKey(facts(), publicBytes: certificate, by: shop.owner)
    let row = try #require(try await shop.desk.store.read { try $0.exchangeKeys() }.first)
    let stranger = Keyring(master: Array(repeating: 7, count: 32))
    #expect(throws: Refusal(.sealedDamaged, field: "sealed")) {
      _ = try stranger.exchange.open(
        row.publicSealed, .publicBytes, of: row.key, house: shop.desk.vault.house, for: .exchangeKey)
    }
    await shop.remove()
  }
}
