import Foundation
public import ZegelDesk
public import ZegelDomain

/// A command of the house that sends a text message: it gets one line of JSON on its standard input, `to` (E.164), `text`
/// and `language`, and ends with 0 once somebody else has taken the message over. Any gateway can hang behind it.
///
/// What it says is neither shown nor kept: it can repeat the number.
public struct MessageCommand: MessageCarrier {
  let text: String
  let mostSeconds: Int

  private static let threads = DispatchQueue(label: "message command", attributes: .concurrent)
  private static let mostAtOnce = DispatchSemaphore(value: 4)
  /// Ends with this when the number itself is refused, so that nobody tries again.
  static let refusedStatus: Int32 = 65

  public init(_ text: String, mostSeconds: Int = 20) {
    self.text = text
    self.mostSeconds = mostSeconds
  }

  public func carry(_ message: OutgoingMessage) async -> MessageTrouble? {
    let line = MessageLine(to: message.to, text: message.text, language: message.language.rawValue)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let input = try? encoder.encode(line) else { return .failed }
    let (text, mostSeconds) = (text, mostSeconds)
    return await withCheckedContinuation { waiting in
      MessageCommand.threads.async {
        MessageCommand.mostAtOnce.wait()
        defer { MessageCommand.mostAtOnce.signal() }
        waiting.resume(
          returning: FedCommand(text: text, mostSeconds: mostSeconds).trouble(Array(input) + [10]))
      }
    }
  }

  /// A command can only be tried by sending something.
  public func check() async -> MessageTrouble? { nil }
}

private struct MessageLine: Encodable {
  let to, text, language: String
}

/// A shell command that is fed its standard input, in a group of its own so that all of it can be ended.
struct FedCommand {
  let text: String
  let mostSeconds: Int

  /// A command that ends before it has read everything must not end us.
  private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  func trouble(_ input: [UInt8]) -> MessageTrouble? {
    FedCommand.ignoresBrokenPipes
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failed }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = start(readingFrom: ends[0])
    close(ends[0])
    guard let child else {
      close(ends[1])
      return .failed
    }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let deadline = ContinuousClock.now + .seconds(mostSeconds)
    let status = feed(ends[1], input, until: deadline, child)
    guard let status else {
      kill(-child, SIGKILL)
      var ignored: Int32 = 0
      waitpid(child, &ignored, 0)
      return .timedOut
    }
    if status == 0 { return nil }
    // How a shell's `exit 65` is told.
    return status == MessageCommand.refusedStatus << 8 ? .refused : .commandFailed
  }

  /// Nil when it did not end in time.
  private func feed(_ descriptor: Int32, _ input: [UInt8], until deadline: ContinuousClock.Instant, _ child: pid_t)
    -> Int32?
  {
    var (rest, isOpen) = (input[...], true)
    defer { if isOpen { close(descriptor) } }
    while ContinuousClock.now < deadline {
      while isOpen {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        if count < 0 && errno == EAGAIN { break }
        rest = count > 0 ? rest.dropFirst(count) : []
        if rest.isEmpty {
          close(descriptor)
          isOpen = false
        }
      }
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child { return status }
      usleep(5_000)
    }
    return nil
  }

  private func start(readingFrom input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
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
}
