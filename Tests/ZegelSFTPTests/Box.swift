import Foundation
import Testing
import ZegelSFTP
import ZegelTestKit

/// A drop box behind a real sshd: a party brings in `in` and fetches in `out`, with OpenSSH's own sftp.
final class Box {
  let server: TestServer
  let rules: BoxRules
  let root: String

  init(mostBytes: Int64 = 1 << 30) throws {
    server = try TestServer()
    root = server.folder + "/box"
    for name in ["in", "out"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
    }
    rules = BoxRules(
      party: "acme", root: root, log: server.folder + "/log.jsonl",
      channels: [
        .init(id: "acme-optouts", folder: "in", ending: "csv", isBrought: true),
        .init(id: "acme-members", folder: "out", ending: "csv", isBrought: false),
      ], mostBytes: mostBytes)
    try JSONEncoder().encode(rules).write(to: URL(fileURLWithPath: server.folder + "/rules.json"))
    let key = try String(contentsOfFile: server.folder + "/user.pub", encoding: .utf8)
    let command = "\(try PartyAtHome.program()) exchange box \(server.folder)/rules.json"
    try Data("restrict,command=\"\(command)\" \(key)".utf8).write(
      to: URL(fileURLWithPath: server.folder + "/authorized"))
  }

  func remove() { server.stop() }

  func sftp(_ lines: String...) throws -> Peer.Outcome {
    try PartyAtHome.sftp(lines, port: server.port, user: server.user, key: server.folder + "/user")
  }

  func ssh(_ words: String...) throws -> String {
    let outcome = try Peer.run(
      ["ssh", "-p", String(server.port), "-i", server.folder + "/user"] + PartyAtHome.trusting + [
        "\(server.user)@127.0.0.1"
      ] + words
    )
    return outcome.text
  }

  func local(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = server.folder + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  func message(_ name: String, bytes: Int = 1000) throws -> String {
    try local(name, [0x84, 0x5E, 0x03] + (0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
  }

  func there(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).sorted()
  }

  var log: String { (try? String(contentsOfFile: rules.log, encoding: .utf8)) ?? "" }
}
