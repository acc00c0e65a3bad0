public import ZegelDomain
import ZegelStore
import ZegelVault

/// A till that may call, and the store it may call for.
public struct Till: Sendable {
  public let id: TillID
  public let store: String
  public let till: String
  public let addedAt: Instant
  public let revokedAt: Instant?

  init(_ row: TillRow) {
    id = row.id
    store = row.store
    till = row.till
    addedAt = row.addedAt
    revokedAt = row.revokedAt
  }
}

extension Desk {
  /// Gives a till a key: 256 random bits, shown this once and kept only as a keyed hash.
  public func addTill(store: String, till: String) async throws -> (till: Till, key: String) {
    let programme = try await currentProgramme()
    guard programme.stores.contains(store), isName(store) else { throw Refusal(.storeUnknown, field: "store") }
    guard isName(till) else { throw Refusal(.textOutOfRange, field: "till") }
    guard programme.stores.contains(till: till, of: store) else { throw Refusal(.tillUnknown, field: "till") }
    let key = "zt_" + surroundings.random(32).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    let row = TillRow(
      id: surroundings.newID(), store: store, till: till, keyHash: keyring.tillKeyHash(key), addedAt: now,
      revokedAt: nil)
    let now = self.now
    try await self.store.write { session in
      try session.insert(row)
      try session.leave(at: now) { $0.add(row) }
    }
    return (Till(row), key)
  }

  public func tills() async throws -> [Till] { try await store.read { try $0.tills().map { Till($0) } } }

  public func revokeTill(_ id: TillID) async throws {
    let now = self.now
    let revoked = try await store.write { session in
      guard try session.revokeTill(id, at: now), let row = try session.tills().first(where: { $0.id == id }) else {
        return false
      }
      try session.leave(at: now) { $0.add(row) }
      return true
    }
    guard revoked else { throw Refusal(.tillUnknown, field: "till") }
  }

  /// The till that holds this key. A wrong, revoked or malformed key is refused alike.
  public func till(withKey key: String) async throws -> Till {
    let hash = keyring.tillKeyHash(key)
    let now = self.now
    if let rows = tillRegister.rows(at: now) { return try find(hash, in: rows) }
    let rows = try await store.read { try $0.tills() }
    tillRegister.keep(rows, at: now)
    return try find(hash, in: rows)
  }

  /// Looks at every key, so that the time tells nothing about any of them.
  private func find(_ hash: [UInt8], in rows: [TillRow]) throws -> Till {
    var found: TillRow?
    for row in rows where equalInConstantTime(row.keyHash, hash) && row.revokedAt == nil { found = row }
    guard let found else { throw Refusal(.tillKeyUnknown, field: "authorization") }
    return Till(found)
  }
}

/// Store and till names: letters, digits, dot and underscore, so that `STORE-TILL-RECEIPT` reads one way only.
private func isName(_ text: String) -> Bool {
  (1...20).contains(text.utf8.count)
    && text.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 46 || $0 == 95
    }
}
