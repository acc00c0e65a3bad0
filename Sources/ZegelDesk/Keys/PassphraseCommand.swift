import Foundation
import ZegelDomain
import ZegelVault

/// The command that prints the passphrase, such as one that asks a KMS. Nothing of what it says is shown or kept.
///
/// Not Foundation's `Process`: on Linux that counts a command as running for as long as anything it left behind runs,
/// and cannot end those.
struct PassphraseCommand {
  let text: String
  var mostSeconds = 10

  /// Refuses `passphrase-command-failed` when it ends badly, too late, or without a word.
  func firstLine() throws -> [UInt8] {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw failed }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = start(writingTo: ends[1])
    close(ends[1])
    guard let child else { throw failed }
    let deadline = ContinuousClock.now + .seconds(mostSeconds)
    let (line, status) = listen(to: child, ends[0], until: deadline)
    guard let status else {
      kill(-child, SIGKILL)
      var ignored: Int32 = 0
      waitpid(child, &ignored, 0)
      throw failed
    }
    guard status == 0, !line.isEmpty else { throw failed }
    return line
  }

  private var failed: Refusal {
    Refusal(.passphraseCommandFailed, field: "keys.passphrase.command", String(mostSeconds))
  }

  /// In a group of its own, so that all of it can be ended.
  private func start(writingTo output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    // This program ignores a broken pipe; a shell's tools count on it.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var arguments = ["/bin/sh", "-c", text].map { (word: String) -> UnsafeMutablePointer<CChar>? in strdup(word) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    return posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environ) == 0 ? child : nil
  }

  /// Reads on after the first line, so that the command can end; nil for its status when it did not.
  private func listen(to child: pid_t, _ descriptor: Int32, until deadline: ContinuousClock.Instant)
    -> (line: [UInt8], status: Int32?)
  {
    var (told, isOpen): ([UInt8], Bool) = ([], true)
    var buffer = [UInt8](repeating: 0, count: 4096)
    while ContinuousClock.now < deadline {
      var status: Int32 = 0
      let hasEnded = waitpid(child, &status, WNOHANG) == child
      // What it said before it ended lies ready by now.
      while isOpen, isReadable(descriptor, milliseconds: hasEnded ? 0 : 20), ContinuousClock.now < deadline {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        isOpen = count > 0
        // One byte too many is kept: then it is too long, not shortened.
        if count > 0 { told += buffer[..<count].prefix(max(0, Passphrase.mostBytes + 2 - told.count)) }
        if !hasEnded { break }
      }
      if hasEnded { return (Array(told.prefix { $0 != 0x0A }), status) }
      if !isOpen { usleep(10_000) }
    }
    return ([], nil)
  }

  private func isReadable(_ descriptor: Int32, milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, milliseconds) > 0
  }
}
