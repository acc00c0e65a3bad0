import Crypto
import Foundation
package import ZegelDomain

/// Signs the heads of the trail: Ed25519, derived from the house's master key, so that it needs no file of its own.
package struct TrailKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// - Parameter seed: 32 bytes.
  package init(seed: [UInt8]) {
    // Any 32 bytes are an Ed25519 seed.
    key = try! Curve25519.Signing.PrivateKey(rawRepresentation: seed)
  }

  package var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  /// The checkpoint as a signed note.
  package func sign(_ head: TreeHead, as origin: String) throws -> String { try sign(head.text(origin), as: origin) }

  /// A text of whole lines as a signed note. Its first line says what it is, so that none can be taken for another.
  package func sign(_ text: String, as origin: String) throws -> String {
    let signature = try key.signature(for: Data(text.utf8))
    let told = Data(SignedNote.keyHash(origin, publicKey) + signature).base64EncodedString()
    return "\(text)\n— \(origin) \(told)\n"
  }
}

/// A tree's size and root; what a checkpoint says.
package struct TreeHead: Hashable, Sendable {
  package let size: UInt64
  package let root: TreeHash

  package init(size: UInt64, root: TreeHash) {
    self.size = size
    self.root = root
  }

  /// - Source: C2SP tlog-checkpoint.
  func text(_ origin: String) -> String { "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n" }
}

/// A text with signatures under it.
/// - Source: C2SP signed-note.
package enum SignedNote {
  private static let ed25519: UInt8 = 1
  static let mostBytes = 1 << 16

  static func keyHash(_ name: String, _ publicKey: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Data("\(name)\n".utf8) + [ed25519] + publicKey).prefix(4))
  }

  /// `name+hash+key`: by what others check the signatures.
  package static func verifierKey(_ name: String, _ publicKey: [UInt8]) -> String {
    let hash = keyHash(name, publicKey).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    return "\(name)+\(hash)+\(Data([ed25519] + publicKey).base64EncodedString())"
  }

  /// The name and the public key in a verifier key; nil for what is none.
  package static func signer(_ verifierKey: String) -> (name: String, publicKey: [UInt8])? {
    let parts = verifierKey.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, let key = Data(base64Encoded: String(parts[2])), key.count == 33,
      key.first == ed25519
    else { return nil }
    let (name, publicKey) = (String(parts[0]), Array(key.dropFirst()))
    // The hash in it holds name and key together, so that a name put in front of another's key is seen.
    return self.verifierKey(name, publicKey) == verifierKey ? (name, publicKey) : nil
  }

  /// The note's text when this key has signed it, else nil.
  package static func text(of note: String, signedBy name: String, _ publicKey: [UInt8]) -> String? {
    guard note.utf8.count <= mostBytes, note.hasSuffix("\n"), let gap = note.range(of: "\n\n", options: .backwards)
    else { return nil }
    let text = String(note[..<note.index(after: gap.lowerBound)])
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return nil }
    for line in note[gap.upperBound...].split(separator: "\n") {
      guard line.hasPrefix("— \(name) "), let bytes = Data(base64Encoded: String(line.dropFirst(3 + name.count))),
        bytes.count == 68, Array(bytes.prefix(4)) == keyHash(name, publicKey)
      else { continue }
      if key.isValidSignature(bytes.dropFirst(4), for: Data(text.utf8)) { return text }
    }
    return nil
  }

  /// The head in a checkpoint that this key has signed, else nil.
  package static func head(in note: String, signedBy origin: String, _ publicKey: [UInt8]) -> TreeHead? {
    text(of: note, signedBy: origin, publicKey).flatMap { head(inText: $0, of: origin) }
  }

  /// The head in a checkpoint's text, whoever signed it.
  package static func head(inText text: String, of origin: String) -> TreeHead? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines[0] == origin, let size = UInt64(lines[1]), String(size) == lines[1],
      let root = Data(base64Encoded: String(lines[2])), let hash = TreeHash(bytes: root)
    else { return nil }
    return TreeHead(size: size, root: hash)
  }
}
