import Foundation
import ZegelDomain
import ZegelVault

extension KeyOptions {
  static let credential = "zegel-passphrase"

  /// What opens sealed keys: from the file, else systemd's credential, else the command, else whoever is asked.
  ///
  /// What is named but does not work is refused; the next place is not tried in its stead.
  /// - Throws: Refusal `passphrase-missing`, `passphrase-exposed`, `passphrase-command-failed`, `file-unreadable`.
  func passphrase() throws -> Passphrase {
    if let known { return known }
    guard let found = Passphrase(try told()) else { throw Refusal(.passphraseMissing, field: "keys") }
    return found
  }

  private func told() throws -> [UInt8] {
    if let passphraseFile { return try ownFile(passphraseFile) }
    // Its permissions are systemd's: an access list for one user can look like a group that reads along.
    if let credentials, exists("\(credentials)/\(Self.credential)") {
      return try StoredFile.contents("\(credentials)/\(Self.credential)", most: mostBytes)
    }
    if let passphraseCommand { return try PassphraseCommand(text: passphraseCommand).firstLine() }
    return Array((ask?() ?? "").utf8)
  }

  private func ownFile(_ path: String) throws -> [UInt8] {
    let told: [UInt8]
    do { told = try StoredFile.contents(path, most: mostBytes) } catch is Refusal {
      throw Refusal(.fileUnreadable, field: "keys.passphrase.file", path)
    }
    guard !KeyFile.isOpenToOthers(path) else { throw Refusal(.passphraseExposed, field: "keys.passphrase.file") }
    return told
  }

  /// Room for a line end and a remark below it.
  private var mostBytes: Int { 4 * Passphrase.mostBytes }
}
