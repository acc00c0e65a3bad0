import Foundation

/// What a party types, and the program that answers it.
package enum PartyAtHome {
  /// OpenSSH's own client with a batch of lines; whatever the host's key is, since a test has made it.
  package static func sftp(_ lines: [String], port: Int, user: String, key: String) throws -> Peer.Outcome {
    let batch = key + ".batch"
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: batch))
    return try Peer.run(
      ["sftp", "-P", String(port), "-i", key, "-b", batch] + trusting + ["\(user)@127.0.0.1"])
  }

  package static let trusting = [
    "-F", "/dev/null", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
  ]

  /// The built `zegel`, beside the tests.
  package static func program() throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (own as NSString).deletingLastPathComponent + "/zegel"
  }
}
