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
    let command = "\(try Box.program()) exchange box \(server.folder)/rules.json"
    try Data("restrict,command=\"\(command)\" \(key)".utf8).write(
      to: URL(fileURLWithPath: server.folder + "/authorized"))
  }

  func remove() { server.stop() }

  /// The executable, beside the tests.
  static func program() throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (own as NSString).deletingLastPathComponent + "/zegel"
    return try #require(FileManager.default.isExecutableFile(atPath: path) ? path : nil)
  }

  /// What a party types, a line each; and what it reads on its screen.
  func sftp(_ lines: String...) throws -> (status: Int32, text: String) {
    let batch = server.folder + "/batch"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: batch))
    let outcome = try Peer.run(
      ["sftp", "-P", String(server.port), "-i", server.folder + "/user", "-b", batch] + options
        + ["\(server.user)@127.0.0.1"])
    return (outcome.status, outcome.text)
  }

  func ssh(_ words: String...) throws -> String {
    let outcome = try Peer.run(
      ["ssh", "-p", String(server.port), "-i", server.folder + "/user"] + options + ["\(server.user)@127.0.0.1"] + words
    )
    return outcome.text
  }

  private var options: [String] {
    ["-F", "/dev/null", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"]
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
