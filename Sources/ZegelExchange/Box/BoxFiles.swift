import Foundation
import ZegelDesk
import ZegelDomain

/// Where the house's drop box lies: a folder a party, and in it the folders that its channels name.
struct BoxFiles {
  let root: String
  /// What is needed to serve it.
  let server: String

  init(_ paths: HousePaths) {
    root = "\(paths.directory)/exchange/box"
    server = "\(paths.directory)/exchange/server"
  }

  /// Whether anybody ever started it.
  var isSetUp: Bool { FileManager.default.fileExists(atPath: server) }

  /// In a folder of its own: who serves a party writes there, and not among keys.
  var logs: String { "\((server as NSString).deletingLastPathComponent)/log" }
  var log: String { "\(logs)/box.jsonl" }
  var program: String { "\(server)/zegel" }

  func folder(of party: String) -> String { "\(root)/\(party)" }
  func folder(of party: String, _ name: String) -> String { "\(root)/\(party)/\(name)" }
  func rules(of party: String) -> String { "\(server)/\(party).json" }

  /// Where files of a channel lie; nil for one that leads elsewhere.
  func place(of open: OpenChannel) -> BoxPlace? {
    guard case .box(let name) = open.channel.place else { return nil }
    return BoxPlace(folder: folder(of: open.party.id, name))
  }

  /// What parties began to bring and left: it counts for what they may leave here.
  func removeDrafts(unchangedSince limit: Instant) {
    for path in FileManager.default.subpaths(atPath: root) ?? [] where path.hasSuffix(".part") {
      var found = stat()
      guard lstat("\(root)/\(path)", &found) == 0, found.st_mode & S_IFMT == S_IFREG,
        found.st_ctim.tv_sec < limit.seconds
      else { continue }
      unlink("\(root)/\(path)")
    }
  }

  func makeFolder(of party: String, _ name: String) throws { try make(folder(of: party, name)) }
  func makeServer() throws {
    try make(server)
    try make(logs)
  }

  private func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw Refusal(.directoryUnusable, field: "exchange", path) }
  }

  /// Whole or not at all, for this account alone.
  func write(_ bytes: Data, to path: String) throws {
    if FileManager.default.contents(atPath: path) == bytes { return }
    let draft = path + ".part"
    unlink(draft)
    guard
      FileManager.default.createFile(atPath: draft, contents: bytes, attributes: [.posixPermissions: 0o600]),
      rename(draft, path) == 0
    else { throw Refusal(.directoryUnusable, field: "exchange", server) }
  }
}
