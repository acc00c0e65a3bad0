import Crypto
package import ZegelDomain

/// Seals the bytes of keys of the exchange, under one key of the house's master.
///
/// Sealing is bound to all that a row says of a key, also who proposed and who pinned it: a hand in the database can
/// neither give a certificate to another party nor pin one.
package struct ExchangeSeal: Sendable {
  private let key: PersonKey

  init(_ key: SymmetricKey) { self.key = PersonKey(key: key) }

  /// Which of a key's two values.
  package enum Column: String, Sendable { case publicBytes = "public", secretBytes = "secret" }

  package func seal(_ bytes: [UInt8], _ column: Column, of exchangeKey: ExchangeKey, house: [UInt8]) throws -> [UInt8] {
    try key.seal(bytes, at: SealedPlace(exchangeKey, column.rawValue, house: house))
  }

  /// Refuses `sealed-damaged` for what was changed, or lies beside other words than it was sealed with.
  package func open(
    _ sealed: [UInt8], _ column: Column, of exchangeKey: ExchangeKey, house: [UInt8], for way: OpeningWay
  ) throws -> [UInt8] {
    try key.open(sealed, at: SealedPlace(exchangeKey, column.rawValue, house: house))
  }
}

extension SealedPlace {
  fileprivate init(_ key: ExchangeKey, _ column: String, house: [UInt8]) {
    let words = [
      column, key.facts.owner.text, key.facts.kind.rawValue, key.facts.fingerprint, key.proposedBy,
      key.confirmedBy ?? "",
    ]
    // Each with its length before it, so that no two lists of words make the same bytes.
    self.init(
      bytes: Array("zegel/1 exchange key".utf8) + house + key.id.bytes
        + words.flatMap { word in withUnsafeBytes(of: UInt32(word.utf8.count).bigEndian) { Array($0) } + word.utf8 })
  }
}
