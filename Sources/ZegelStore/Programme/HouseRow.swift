package import ZegelDomain

/// Who this house is, and by what its keys are recognised.
package struct HouseRow: Sendable {
  package let id: [UInt8]
  /// A keyed hash of the house's id: right only with the right keys.
  package let keyCheck: [UInt8]
  package let madeAt: Instant

  package init(id: [UInt8], keyCheck: [UInt8], madeAt: Instant) {
    self.id = id
    self.keyCheck = keyCheck
    self.madeAt = madeAt
  }
}

extension SQLSession {
  package func house() throws -> HouseRow? {
    try query("SELECT house_id, key_check, made_at FROM house", []) {
      HouseRow(id: $0.blob(0), keyCheck: $0.blob(1), madeAt: Instant(milliseconds: $0.int(2)))
    }.first
  }

  package func insert(_ house: HouseRow) throws {
    _ = try execute(
      "INSERT INTO house (one, house_id, key_check, made_at) VALUES (1, $1, $2, $3)",
      [.blob(house.id), .blob(house.keyCheck), .int(house.madeAt.milliseconds)])
  }
}
