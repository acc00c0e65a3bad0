import Crypto
package import ZegelDomain
package import ZegelStore

/// Somebody's own key. Other rooms can hold one and seal with it; only the vault opens.
package struct PersonKey: Sendable {
  let key: SymmetricKey
}

/// Where a sealed value lies. It is authenticated with it, so that no value can be moved to somewhere else.
package struct SealedPlace: Sendable {
  let bytes: [UInt8]

  /// - Parameters:
  ///   - person: 16 bytes.
  ///   - field: what it is, such as `email`.
  ///   - version: of the value.
  package init(house: [UInt8], person: [UInt8], field: String, version: Int32) {
    precondition(house.count == 16 && person.count == 16, "an id is 16 bytes")
    bytes = Array("zegel/1".utf8) + house + person + withUnsafeBytes(of: version.bigEndian) { Array($0) } + field.utf8
  }

  /// Somewhere that is not about a person.
  init(bytes: [UInt8]) { self.bytes = bytes }
}

extension PersonKey {
  /// Format 1: a byte of it, nonce (12), ciphertext, tag (16).
  ///
  /// - Source: AES-256-GCM, NIST SP 800-38D; nonces are random, and a key seals few values.
  package func seal(_ bytes: some Sequence<UInt8>, at place: SealedPlace) throws -> [UInt8] {
    let box = try AES.GCM.seal(Array(bytes), using: key, authenticating: place.bytes)
    // Nonce, ciphertext and tag, as they lie there.
    guard let combined = box.combined else { throw Fault("a nonce is 12 bytes") }
    var sealed: [UInt8] = [1]
    sealed.reserveCapacity(combined.count + 1)
    sealed.append(contentsOf: combined)
    return sealed
  }

  /// Refuses `sealed-damaged` for what was changed or comes from somewhere else.
  func open(_ sealed: [UInt8], at place: SealedPlace) throws -> [UInt8] {
    guard sealed.count >= 29, sealed[0] == 1, let nonce = try? AES.GCM.Nonce(data: sealed[1..<13]),
      let box = try? AES.GCM.SealedBox(
        nonce: nonce, ciphertext: sealed[13..<(sealed.count - 16)], tag: sealed.suffix(16)),
      let opened = try? AES.GCM.open(box, using: key, authenticating: place.bytes)
    else { throw Refusal(.sealedDamaged, field: "sealed") }
    return Array(opened)
  }
}

extension EpochKeys {
  /// A new key for somebody, and how it is kept.
  package func makePersonKey(at now: Instant) throws -> (key: PersonKey, row: WrappedKeyRow) {
    let key = PersonKey(key: SymmetricKey(size: .bits256))
    return (key, try wrap(key, at: now))
  }

  /// Refuses `epoch-key-missing`, and `sealed-damaged` for what this epoch never wrapped.
  ///
  /// - Parameter way: which of the ways that the register lists; nothing is opened by another.
  package func personKey(_ row: WrappedKeyRow, for way: OpeningWay) throws -> PersonKey {
    let epoch = try key(row.epoch)
    guard let key = try? AES.KeyWrap.unwrap(row.wrapped, using: epoch) else {
      throw Refusal(.sealedDamaged, field: "sealed")
    }
    return PersonKey(key: key)
  }

  /// The same key in the epoch of now.
  package func wrap(_ key: PersonKey, at now: Instant) throws -> WrappedKeyRow {
    let epoch = try current(at: now)
    return WrappedKeyRow(epoch: epoch.number, wrapped: Array(try AES.KeyWrap.wrap(key.key, using: epoch.key)))
  }
}
