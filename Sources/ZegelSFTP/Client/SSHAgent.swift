import CProcess
import Foundation

/// An agent of our own that holds keys for the time of a transfer: they lie in no file.
final class SSHAgent {
  let socket: String
  private let agent: Spawned
  /// While it is open the agent runs. The kernel closes it when this process is killed.
  private var life: Int32

  /// Runs beside the agent, which ends with it; no key of a terminal ends it earlier.
  private static let watch = #"trap "" INT HUP TERM; cat >/dev/null; kill "$SSH_AGENT_PID"; rm -rf "$0""#

  /// - Parameters:
  ///   - keys: as OpenSSH writes private keys, without a passphrase.
  ///   - folder: private, its path short: a socket's has a limit of 107 bytes. Gone when the agent has ended.
  /// - Source: ssh-agent(1) of OpenSSH 9.2, with a command.
  init(_ keys: [[UInt8]], in folder: String) throws(TransferError) {
    socket = "\(folder)/a"
    var ends: [Int32] = [0, 0]
    guard zegel_pipe(&ends, O_CLOEXEC) == 0 else { throw .programMissing }
    life = ends[1]
    let nowhere = opened("/dev/null", O_RDWR)
    defer {
      close(nowhere)
      close(ends[0])
    }
    do {
      agent = try Spawned(
        "/usr/bin/ssh-agent", ["-a", socket, "/bin/sh", "-c", Self.watch, folder], environment: [:], input: ends[0],
        output: nowhere, errors: nowhere)
    } catch {
      close(life)
      throw error
    }
    do { for key in keys { try give(key, nowhere) } } catch {
      stop()
      throw error
    }
  }

  deinit { stop() }

  func stop() {
    guard life >= 0 else { return }
    close(life)
    life = -1
    _ = agent.wait(atMost: 5)
    agent.kill()
  }

  /// Its socket is there a moment before it listens, so whoever does not reach it asks again.
  private func give(_ key: [UInt8], _ nowhere: Int32) throws(TransferError) {
    for _ in 0..<5000 where agent.ended() == nil {
      switch access(socket, F_OK) == 0 ? try add(key, nowhere) : notReached {
      case 0: return
      case notReached: Thread.sleep(forTimeInterval: 0.002)
      default: throw .notWellFormed
      }
    }
    throw .programMissing
  }

  /// By a pipe, and never by a file.
  ///
  /// - Returns: what ssh-add ends with: 1 for a key it does not take, 2 for an agent it does not reach.
  /// - Source: ssh-add(1) of OpenSSH 9.2.
  private func add(_ key: [UInt8], _ nowhere: Int32) throws(TransferError) -> Int32 {
    var ends: [Int32] = [0, 0]
    guard zegel_pipe(&ends, O_CLOEXEC) == 0 else { throw .programMissing }
    // A key is shorter than a pipe is wide.
    let count = key.withUnsafeBytes { write(ends[1], $0.baseAddress, min($0.count, 16_384)) }
    close(ends[1])
    defer { close(ends[0]) }
    guard count == key.count else { throw .notWellFormed }
    return try Spawned(
      "/usr/bin/ssh-add", ["-q", "-"], environment: ["SSH_AUTH_SOCK": socket], input: ends[0], output: nowhere,
      errors: nowhere
    ).wait()
  }
}

private let notReached: Int32 = 2
