import Foundation
package import ZegelDomain

/// Reads, makes and seals `master.key`.
///
/// `zegel-keys/1` is one line of format and one of the master key in base 64; `zegel-keys/2` is the same key sealed
/// with a passphrase (`SealedKeys`). A new house begins with the first: `zegel keys seal` makes it the second.
package enum KeyFile {
  private static let format = "zegel-keys/1"
  static let mostBytes = 1024

  /// What is in it without a passphrase: the key itself, or the sealed one.
  private enum Content {
    case clear([UInt8])
    case sealed(SealedKeys)
  }

  /// Refuses `keys-missing`, `keys-damaged` and `passphrase-wrong`.
  /// - Parameter passphrase: asked only when the file is sealed; without one that is `passphrase-missing`.
  package static func read(
    _ path: String, passphrase: () throws -> Passphrase = { throw Refusal(.passphraseMissing, field: "keys") }
  ) throws -> Keyring {
    Keyring(master: try master(path, passphrase: passphrase))
  }

  private static func master(_ path: String, passphrase: () throws -> Passphrase) throws -> [UInt8] {
    switch try content(path) {
    case .clear(let master): master
    case .sealed(let keys): try keys.open(try passphrase())
    }
  }

  private static func content(_ path: String) throws(Refusal) -> Content {
    guard let file = FileHandle(forReadingAtPath: path) else { throw Refusal(.keysMissing, field: "keys") }
    guard let data = try? file.read(upToCount: mostBytes + 1), data.count <= mostBytes,
      let content = content(of: data)
    else { throw Refusal(.keysDamaged, field: "keys") }
    return content
  }

  private static func content(of data: Data) -> Content? {
    guard let text = String(validating: data, as: UTF8.self) else { return nil }
    if let sealed = SealedKeys(text) { return .sealed(sealed) }
    let lines = text.split(separator: "\n")
    guard lines.count == 2, lines[0] == format, let master = Data(base64Encoded: String(lines[1])), master.count == 32
    else { return nil }
    return .clear(Array(master))
  }

  /// Never writes over an old one; refuses `house-exists`.
  package static func make(_ path: String, master: [UInt8]) throws -> Keyring {
    try OwnFile.make("\(format)\n\(Data(master).base64EncodedString())\n", at: path)
    return Keyring(master: master)
  }

  /// Seals the key with a new passphrase, in the place of the file that is there. Killed at any moment it leaves the old
  /// file or the new one.
  /// - Parameter passphrase: the old one, asked only when the file is sealed already.
  package static func seal(
    _ path: String, passphrase: () throws -> Passphrase, with new: Passphrase, _ work: Argon2id,
    random: (Int) -> [UInt8]
  ) throws {
    let master = try master(path, passphrase: passphrase)
    let keys = try SealedKeys(sealing: master, with: new, work, random: random)
    // The way back, before the way there is gone.
    guard try SealedKeys(keys.text)?.open(new) == master else { throw Fault("sealed keys did not open again") }
    try OwnFile.replace(path, with: keys.text)
  }

  /// Whether anybody but the owner can read it.
  package static func isOpenToOthers(_ path: String) -> Bool { OwnFile.permissions(path) & 0o077 != 0 }

  /// What can be told of a key file without opening it. Refuses `keys-missing` and `keys-damaged`.
  package static func look(_ path: String) throws(Refusal) -> KeyFileLook {
    let permissions = OwnFile.permissions(path)
    return switch try content(path) {
    case .clear: KeyFileLook(format: format, work: nil, permissions: permissions)
    case .sealed(let keys): KeyFileLook(format: SealedKeys.format, work: keys.work, permissions: permissions)
    }
  }
}

/// A key file from outside.
package struct KeyFileLook: Sendable {
  package let format: String
  /// nil when the key lies open in it.
  package let work: Argon2id?
  package let permissions: Int
}
