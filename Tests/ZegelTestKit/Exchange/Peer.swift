import Foundation

/// A folder of a test's own, with a GnuPG home in it; both are gone at the end.
package final class Peer {
  package let folder: String
  package let home: String
  /// What gpg takes for now, such as `20261127T033000`; nil is now.
  package var clock: String?

  package init() throws {
    // Short: the path of the agent's socket has a limit.
    folder = "/tmp/zp\(UInt32.random(in: 0 ... .max))"
    home = folder + "/g"
    try FileManager.default.createDirectory(
      atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    _ = try? Peer.run(["gpgconf", "--homedir", home, "--kill", "all"])
    try? FileManager.default.removeItem(atPath: folder)
  }

  package func path(_ name: String) -> String { "\(folder)/\(name)" }

  package func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  package func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  package struct Outcome {
    package let status: Int32
    package let text: String
  }

  /// Under a time limit, whatever it does.
  @discardableResult package static func run(_ command: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["-s", "KILL", "60"] + command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, text: text)
  }

  @discardableResult package func gpg(_ arguments: String...) throws -> Outcome { try gpg(arguments) }

  @discardableResult package func gpg(_ arguments: [String]) throws -> Outcome {
    try Peer.run(
      ["gpg", "--homedir", home, "--batch", "--yes", "--quiet", "--pinentry-mode", "loopback", "--passphrase", ""]
        + ["--trust-model", "always"] + (clock.map { ["--faked-system-time", $0 + "!"] } ?? []) + arguments)
  }

  /// A key made by gpg: `ed25519` with `cv25519`, or `rsa3072`.
  package func makeKey(_ name: String, _ algorithm: String = "ed25519", expires: String = "1y") throws {
    if algorithm == "ed25519" {
      try gpg("--quick-gen-key", "\(name) <\(name)@acme.example>", "ed25519", "sign,cert", expires)
      try gpg("--quick-add-key", try fingerprintText(name), "cv25519", "encr", expires)
    } else {
      try gpg("--quick-gen-key", "\(name) <\(name)@acme.example>", algorithm, "default", expires)
      try gpg("--quick-add-key", try fingerprintText(name), algorithm, "encr", expires)
    }
  }

  /// 40 digits.
  package func fingerprintText(_ name: String) throws -> String {
    let lines = try gpg("--with-colons", "--fingerprint", "\(name)@").text.split(separator: "\n")
    let line = lines.first { $0.hasPrefix("fpr:") } ?? ""
    return line.split(separator: ":").last.map(String.init) ?? ""
  }
}
