import Foundation
import Synchronization
import ZegelDomain
import ZegelOpenPGP

/// Encrypts what is written to it, on a thread of its own, into a file: what is not encrypted lies nowhere.
///
/// The pipe in between holds 64 KiB: who writes faster than is encrypted, waits.
final class EncryptedFile: Sendable {
  private let writing: Int32
  private let outcome = Mutex<Result<Int64, OpenPGPError>?>(nil)
  private let ended = DispatchSemaphore(value: 0)

  init(
    _ path: String, for recipients: [Certificate], signedBy key: OpenedHouseKey, compression: Int, at now: Instant
  ) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Fault("no pipe: \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let output = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard output >= 0 else {
      ends.forEach { close($0) }
      throw Refusal(.directoryUnusable, field: "exchange", path)
    }
    writing = ends[1]
    let (reading, seconds) = (ends[0], now.seconds)
    let (secret, passphrase) = (key.key, key.passphrase)
    Thread.detachNewThread { [self] in
      let result = Result { () throws(OpenPGPError) in
        try Encryption.encrypt(
          from: reading, to: output, for: recipients, signedBy: secret, passphrase: passphrase,
          compression: compression, at: seconds)
      }
      // Whoever still writes is told so by the pipe.
      close(reading)
      fsync(output)
      close(output)
      outcome.withLock { $0 = result }
      ended.signal()
    }
  }

  func write(_ text: String) throws {
    var text = text
    let isWhole = text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(writing, bytes.baseAddress! + done, bytes.count - done)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        done += count
      }
      return true
    }
    // Why it stopped, the other side knows.
    if !isWhole { _ = try finish() }
  }

  /// Bytes of the encrypted file.
  func finish() throws -> Int64 {
    close(writing)
    ended.wait()
    return try refusing { () throws(OpenPGPError) in try outcome.withLock { $0! }.get() }
  }
}
