import CProcess
import Foundation

/// An agent of our own that holds one key for the time of a transfer: the key lies in no file.
final class SSHAgent {
  let socket: String
  private let agent: Spawned

  /// - Parameters:
  ///   - key: as OpenSSH writes a private key, without a passphrase.
  ///   - folder: private, its path short: a socket's has a limit of 107 bytes.
  init(_ key: [UInt8], in folder: String) throws(TransferError) {
    socket = "\(folder)/a"
    let nowhere = opened("/dev/null", O_RDWR)
    defer { close(nowhere) }
    agent = try Spawned(
      "/usr/bin/ssh-agent", ["-D", "-a", socket], environment: [:], input: nowhere, output: nowhere, errors: nowhere)
    var tries = 0
    while access(socket, F_OK) != 0, tries < 400 {
      tries += 1
      Thread.sleep(forTimeInterval: 0.005)
    }
    do { try add(key, nowhere) } catch {
      stop()
      throw error
    }
  }

  deinit { stop() }

  func stop() {
    agent.kill()
    unlink(socket)
  }

  /// By a pipe, and never by a file.
  private func add(_ key: [UInt8], _ nowhere: Int32) throws(TransferError) {
    var ends: [Int32] = [0, 0]
    guard zegel_pipe(&ends, O_CLOEXEC) == 0 else { throw .programMissing }
    // A key is shorter than a pipe is wide.
    let count = key.withUnsafeBytes { write(ends[1], $0.baseAddress, min($0.count, 16_384)) }
    close(ends[1])
    defer { close(ends[0]) }
    guard count == key.count else { throw .notWellFormed }
    let adding = try Spawned(
      "/usr/bin/ssh-add", ["-q", "-"], environment: ["SSH_AUTH_SOCK": socket], input: ends[0], output: nowhere,
      errors: nowhere)
    if adding.wait() != 0 { throw .notWellFormed }
  }
}
