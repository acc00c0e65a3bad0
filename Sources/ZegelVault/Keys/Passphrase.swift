import Foundation
package import ZegelDomain

/// What opens a sealed key file. Never shown, never logged.
package struct Passphrase: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let bytes: [UInt8]

  package static let mostBytes = 1024
  /// For a new one; NIST SP 800-63B-4 asks as much of a secret that stands alone.
  package static let leastCharacters = 15

  /// The first line of what a file, a command or a person gave; nil when that is empty, too long or no UTF-8.
  ///
  /// In composed form (NFC), so that it is the same whichever keyboard or editor it came from.
  package init?(_ told: some Sequence<UInt8>) {
    var line = Array(told.prefix { $0 != 0x0A })
    if line.last == 0x0D { line.removeLast() }
    guard !line.isEmpty, line.count <= Self.mostBytes, let text = String(validating: line, as: UTF8.self) else {
      return nil
    }
    bytes = Array(text.precomposedStringWithCanonicalMapping.utf8)
  }

  /// Refuses a new passphrase that is too short to be one.
  package static func new(_ told: String) throws(Refusal) -> Passphrase {
    guard let passphrase = Passphrase(told.utf8),
      String(decoding: passphrase.bytes, as: UTF8.self).count >= leastCharacters
    else { throw Refusal(.passphraseTooShort, field: "passphrase", String(leastCharacters)) }
    return passphrase
  }

  package var description: String { "…" }
  package var debugDescription: String { "…" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
