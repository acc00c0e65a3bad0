import Foundation
public import ZegelDesk
public import ZegelDomain
import ZegelOpenPGP
import ZegelSFTP

/// Times the parts of an exchange by themselves, beside gpg and sftp. For `bench/exchange`.
public enum MeasureExchange {
  /// Seconds to encrypt a file to two people and sign it, to nowhere; keys of its own.
  public static func encrypt(_ path: String) throws -> Double {
    let words = Passphrase(HouseSecret.newPassphrase())
    let now = Int64(Date().timeIntervalSince1970)
    let (own, other) = (
      try SecretKey.make(userID: "own <own@bench.example>", days: 2, passphrase: words),
      try SecretKey.make(userID: "other <other@bench.example>", days: 2, passphrase: words)
    )
    let (input, output) = (open(path, O_RDONLY | O_CLOEXEC), open("/dev/null", O_WRONLY | O_CLOEXEC))
    defer {
      close(input)
      close(output)
    }
    guard input >= 0 else { throw Refusal(.fileUnreadable, field: "file", path) }
    return try seconds {
      _ = try Encryption.encrypt(
        from: input, to: output, for: [own.certificate, other.certificate], signedBy: own, passphrase: words, at: now)
    }
  }

  /// Seconds to put a file in a folder of a server, login included.
  public static func upload(
    _ path: String, to folder: String, at port: Int, user: String, hostKey: String, key: [UInt8]
  ) throws -> Double {
    try seconds {
      let server = try SFTPServer(
        try SSHServer(host: "127.0.0.1", port: port, user: user, hostKeys: [hostKey]), keys: [key])
      try server.upload([FileToCarry("measured", at: path)], to: folder, canResume: false)
    }
  }

  /// Seconds to select and open everybody who may be in a channel's next file, which goes nowhere.
  public static func handOver(_ channel: String, of desk: Desk, by actor: Actor) async throws -> (Double, Int64) {
    let begun = try await desk.beginDelivery(channel, by: actor)
    let start = ContinuousClock.now
    let rows = try await desk.handOver(begun) { _, _ in
    } pageDone: {
    }
    return (Double((ContinuousClock.now - start) / .seconds(1)), rows)
  }

  private static func seconds(_ body: () throws -> Void) throws -> Double {
    let start = ContinuousClock.now
    try body()
    return Double((ContinuousClock.now - start) / .seconds(1))
  }
}
