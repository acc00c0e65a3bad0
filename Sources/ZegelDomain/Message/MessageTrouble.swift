/// Why a message did not leave, in a word that goes into the trail and names nobody.
public enum MessageTrouble: String, Sendable, CaseIterable {
  /// The server, or the command, said no to this address or this message.
  case refused
  /// Not now, or not us: the server has something against the sender.
  case later
  case unreachable
  case timedOut = "timed-out"
  /// No encryption, or a certificate that nobody vouches for.
  case untrusted
  case loginRefused = "login-refused"
  /// The line went before the server had said yes: it may have arrived.
  case brokenOff = "broken-off"
  /// The command ended with something else than 0.
  case commandFailed = "command-failed"
  /// The file with the password cannot be read, or others can read it too.
  case passwordUnusable = "password-unusable"
  case failed

  /// Whether the same again can work without anybody doing anything to the address.
  public var canPass: Bool { self != .refused }
}
