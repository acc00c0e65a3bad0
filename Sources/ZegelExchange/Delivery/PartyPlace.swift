import Foundation
import ZegelDesk
import ZegelDomain
import ZegelSFTP

/// Where a channel's files are put for a party, and found from it. Blocks; call it from a thread that may.
protocol PartyPlace: Sendable {
  /// Names and sizes of what is complete.
  func list() throws(TransferError) -> [(name: String, bytes: Int64)]
  /// - Parameter canResume: that what lies there half is of this very file.
  func upload(_ files: [FileToCarry], canResume: Bool) throws(TransferError)
  /// - Throws: `tooLarge` for one of more than so many bytes, whatever was listed.
  func download(_ files: [FileToCarry], atMost limit: Int64) throws(TransferError)
  /// What is no longer needed there, where it is ours to say.
  func forget(_ names: [String]) throws(TransferError)
}

/// The party's own server: what lies there is the party's to remove.
struct ServerPlace: PartyPlace {
  let server: SFTPServer
  let path: String

  func list() throws(TransferError) -> [(name: String, bytes: Int64)] { try server.list(path) }

  func upload(_ files: [FileToCarry], canResume: Bool) throws(TransferError) {
    try server.upload(files, to: path, canResume: canResume)
  }

  func download(_ files: [FileToCarry], atMost limit: Int64) throws(TransferError) {
    try server.download(files, in: path, atMost: limit)
  }

  func forget(_ names: [String]) {}
}

/// A folder of the house's own drop box.
struct BoxPlace: PartyPlace {
  let folder: String

  func list() throws(TransferError) -> [(name: String, bytes: Int64)] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { throw .noSuchFile }
    return names.filter { !$0.hasPrefix(".") }.sorted().compactMap { name in
      var found = stat()
      guard lstat("\(folder)/\(name)", &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
      return (name, Int64(found.st_size))
    }
  }

  /// Under their names at once and whole, as the party sees it.
  func upload(_ files: [FileToCarry], canResume: Bool) throws(TransferError) {
    for file in files {
      let draft = "\(folder)/.\(file.name).part"
      try place(file.path, draft)
      guard rename(draft, "\(folder)/\(file.name)") == 0 else { throw .refusedByServer }
    }
  }

  func download(_ files: [FileToCarry], atMost limit: Int64) throws(TransferError) {
    for file in files {
      var found = stat()
      guard lstat("\(folder)/\(file.name)", &found) == 0 else { throw .noSuchFile }
      guard found.st_size <= limit else { throw .tooLarge }
      try place("\(folder)/\(file.name)", file.path)
    }
  }

  func forget(_ names: [String]) { for name in names { unlink("\(folder)/\(name)") } }

  /// The same file in two places: nobody writes to either any more.
  private func place(_ source: String, _ target: String) throws(TransferError) {
    unlink(target)
    if link(source, target) == 0 { return }
    do { try FileManager.default.copyItem(atPath: source, toPath: target) } catch {
      throw access(source, F_OK) == 0 ? .noSpace : .noSuchFile
    }
  }
}

extension Desk {
  /// Where a channel leads: a server, logged in by pinned keys on both sides, or the house's own drop box.
  ///
  /// - Refuses: `exchange-key-unknown` and its like.
  func place(of open: OpenChannel) async throws -> any PartyPlace {
    switch open.channel.place {
    case .box(let folder):
      let box = BoxFiles(paths)
      try box.makeFolder(of: open.party.id, folder)
      return BoxPlace(folder: box.folder(of: open.party.id, folder))
    case .sftp(let host, let port, let user, let path, let addresses, let jump):
      let pinned = try await pinnedKeys(.party(open.party.id), .sshHost)
      let secrets = try await withHouseKeys(.sshUser) { keys in (0..<keys.count).map { keys.secretBytes(at: $0) } }
      let server = try reaching(open) { () throws(TransferError) in
        try SFTPServer(
          try SSHServer(
            host: host, port: port, user: user,
            hostKeys: pinned.map { String(decoding: $0.publicBytes, as: UTF8.self) }, addresses: addresses,
            jump: jump.map { SSHServer.Jump(host: $0.host, port: $0.port, user: $0.user) }),
          keys: secrets)
      }
      return ServerPlace(server: server, path: path)
    }
  }
}

/// What a server did not do, as a refusal.
func reaching<Value>(_ open: OpenChannel, _ body: () throws(TransferError) -> Value) throws -> Value {
  do { return try body() } catch {
    let id = open.channel.id
    switch error {
    case .hostKeyUnproven: throw Refusal(.hostKeyUnproven, field: "channel", id)
    case _ where error.mayPass: throw Refusal(.placeUnreachable, field: "channel", id, error.rawValue)
    default: throw Refusal(.placeRefused, field: "channel", id, error.rawValue)
    }
  }
}
