import Foundation
import ZegelOpenPGP

/// A folder of a test's own, with a GnuPG home in it; both are gone at the end.
final class Peer {
  let folder: String
  let home: String

  init() throws {
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

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path(name))) }

  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name)))) }

  struct Outcome {
    let status: Int32
    let text: String
  }

  /// Under a time limit, whatever it does.
  @discardableResult static func run(_ command: [String]) throws -> Outcome {
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

  @discardableResult func gpg(_ arguments: String...) throws -> Outcome {
    try Peer.run(
      ["gpg", "--homedir", home, "--batch", "--yes", "--quiet", "--pinentry-mode", "loopback", "--passphrase", ""]
        + ["--trust-model", "always"] + arguments)
  }

  /// A key made by gpg: `ed25519` with `cv25519`, or `rsa3072`.
  func makeKey(_ name: String, _ algorithm: String = "ed25519", expires: String = "1y") throws {
    if algorithm == "ed25519" {
      try gpg("--quick-gen-key", "\(name) <\(name)@acme.example>", "ed25519", "sign,cert", expires)
      try gpg("--quick-add-key", try fingerprint(name).text, "cv25519", "encr", expires)
    } else {
      try gpg("--quick-gen-key", "\(name) <\(name)@acme.example>", algorithm, "default", expires)
      try gpg("--quick-add-key", try fingerprint(name).text, algorithm, "encr", expires)
    }
  }

  func fingerprint(_ name: String) throws -> Fingerprint {
    let lines = try gpg("--with-colons", "--fingerprint", "\(name)@").text.split(separator: "\n")
    let line = lines.first { $0.hasPrefix("fpr:") } ?? ""
    return Fingerprint(line.split(separator: ":").last.map(String.init) ?? "")!
  }

  func certificate(_ name: String) throws -> Certificate {
    try gpg("--armor", "--output", path("\(name).asc"), "--export", "\(name)@")
    return try Certificate(importing: try bytes("\(name).asc"))
  }

  func secretKey(_ name: String) throws -> SecretKey {
    try gpg("--armor", "--output", path("\(name).key"), "--export-secret-keys", "\(name)@")
    return try SecretKey(importing: try bytes("\(name).key"))
  }

  func take(_ certificate: Certificate) throws {
    try write(certificate.bytes, "import.asc")
    try gpg("--import", path("import.asc"))
  }
}

/// Ours, in these tests.
struct House {
  let passphrase = Passphrase(Array("a long one of a test".utf8))
  let key: SecretKey

  init() throws {
    key = try SecretKey.make(userID: "De Korenaar <privacy@korenaar.example>", days: 365, passphrase: passphrase)
  }

  func encrypt(
    _ bytes: [UInt8], for recipients: [Certificate], compression: Int = 0, armoured: Bool = false, in peer: Peer
  ) throws -> [UInt8] {
    try peer.write(bytes, "plain")
    let input = open(peer.path("plain"), O_RDONLY)
    let output = open(peer.path("ours.pgp"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer {
      close(input)
      close(output)
    }
    _ = try Encryption.encrypt(
      from: input, to: output, for: recipients, signedBy: key, passphrase: passphrase, compression: compression,
      armoured: armoured, at: now())
    return try peer.bytes("ours.pgp")
  }

  func decrypt(
    _ message: [UInt8], signedBy pinned: [Certificate], limit: Int64 = 1 << 24, at time: Int64? = nil, in peer: Peer
  ) throws -> (bytes: [UInt8], signature: ProvenSignature) {
    try peer.write(message, "theirs.pgp")
    let input = open(peer.path("theirs.pgp"), O_RDONLY)
    let output = open(peer.path("opened"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer {
      close(input)
      close(output)
    }
    let decrypted = try Decryption.decrypt(
      from: input, to: output, with: key, passphrase: passphrase, signedBy: pinned, limit: limit, at: time ?? now())
    return (try peer.bytes("opened"), decrypted.signature)
  }
}

func now() -> Int64 { Int64(Date().timeIntervalSince1970) }
