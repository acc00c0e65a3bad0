import CProcess
import Foundation

/// A program that was started: with its own three descriptors and no other of ours, and with no signal blocked.
final class Spawned {
  let pid: pid_t
  private var status: Int32?

  /// - Parameters:
  ///   - input, output, errors: descriptors that it gets as its first three; they stay open here.
  init(
    _ program: String, _ arguments: [String], environment: [String: String], input: Int32, output: Int32, errors: Int32
  ) throws(TransferError) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (place, descriptor) in [input, output, errors].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    _ = zegel_close_from(&actions, 3)
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    // Few descriptors: OpenSSH closes every number up to the limit, each time it starts.
    let words = ([shell, "-c", "ulimit -n 256; exec \"$@\"", "sh", program] + arguments).map { strdup($0) } + [nil]
    let variables =
      ["PATH": "/usr/bin:/bin", "LC_ALL": "C"].merging(environment) { $1 }.map { strdup("\($0.key)=\($0.value)") } + [
        nil
      ]
    defer { (words + variables).forEach { free($0) } }
    guard posix_spawn(&child, shell, &actions, &attributes, words, variables) == 0 else { throw .programMissing }
    pid = child
  }

  /// Its exit status, 255 for one that was killed; nil while it runs.
  func ended() -> Int32? {
    if let status { return status }
    var raw: Int32 = 0
    let found = waitpid(pid, &raw, WNOHANG)
    if found == 0 || (found < 0 && errno == EINTR) { return nil }
    status = found > 0 && raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 255
    return status
  }

  /// - Returns: whether it ended by itself in so many seconds.
  func wait(atMost seconds: Double) -> Bool {
    let begun = ContinuousClock.now
    while ended() == nil {
      guard ContinuousClock.now - begun < .seconds(seconds) else { return false }
      Thread.sleep(forTimeInterval: 0.002)
    }
    return true
  }

  func wait() -> Int32 {
    while true {
      if let status = ended() { return status }
      Thread.sleep(forTimeInterval: 0.005)
    }
  }

  func kill() {
    guard ended() == nil else { return }
    Foundation.kill(pid, SIGKILL)
    _ = wait()
  }
}

private let shell = "/bin/sh"

/// Opens for somebody who is started: not handed on by chance.
func opened(_ path: String, _ flags: Int32) -> Int32 { open(path, flags | O_CLOEXEC, 0o600) }
