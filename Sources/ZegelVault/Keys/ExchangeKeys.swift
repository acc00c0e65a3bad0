package import ZegelDomain

extension Keyring {
  /// Seals what belongs to a key of the exchange.
  ///
  /// - Parameters:
  ///   - id: 16 bytes.
  ///   - part: `public` or `secret`.
  package func sealExchangeKey(_ bytes: [UInt8], _ part: String, of id: [UInt8], in house: [UInt8]) throws -> [UInt8] {
    try exchange.seal(bytes, at: place(part, id, house))
  }

  package func openExchangeKey(_ sealed: [UInt8], _ part: String, of id: [UInt8], in house: [UInt8]) throws -> [UInt8] {
    try exchange.open(sealed, at: place(part, id, house))
  }

  private func place(_ part: String, _ id: [UInt8], _ house: [UInt8]) -> SealedPlace {
    SealedPlace(house: house, person: id, field: "exchange-key-\(part)", version: 1)
  }
}
