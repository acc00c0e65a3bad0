import Foundation
import ZegelDomain

/// Reads and makes `keys/master.key`: one line of format, one of the key in base 64.
package enum KeyFile {
  private static let format = "zegel-keys/1"

  /// Refuses when the file is missing, damaged, or readable by others.
  package static func read(_ path: String) throws -> Keyring {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Refusal(.keysMissing, field: "keys")
    }
    let lines = text.split(separator: "\n")
    guard lines.count == 2, lines[0] == format, let master = Data(base64Encoded: String(lines[1])), master.count == 32
    else { throw Refusal(.keysMissing, field: "keys") }
    return Keyring(master: Array(master))
  }

  /// Never writes over an old one.
  package static func make(_ path: String, master: [UInt8]) throws -> Keyring {
    let text = "\(format)\n\(Data(master).base64EncodedString())\n"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw Refusal(.houseExists, field: "keys") }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(text.utf8))
    try file.synchronize()
    return Keyring(master: master)
  }

  /// Whether anybody but the owner can read it.
  package static func isOpenToOthers(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
    return permissions & 0o077 != 0
  }
}
