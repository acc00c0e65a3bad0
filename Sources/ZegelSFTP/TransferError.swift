/// Why a server was not reached, or did not do what it was asked. None carries a name of a file or a value.
public enum TransferError: String, Error, Sendable, Hashable, CaseIterable {
  // Whom nobody should try again before somebody looked
  case hostKeyUnproven = "host-key-unproven"
  case addressNotAllowed = "address-not-allowed"
  case notWellFormed = "not-well-formed"
  case authenticationRefused = "authentication-refused"
  case permissionDenied = "permission-denied"
  case noSuchFile = "no-such-file"
  case noSpace = "no-space"
  case refusedByServer = "refused-by-server"
  case tooLarge = "too-large"
  case notTheProtocol = "not-the-protocol"
  /// One of ours cannot be read or written.
  case fileUnusable = "file-unusable"
  // What can pass
  case hostNotFound = "host-not-found"
  case connectionRefused = "connection-refused"
  case connectionLost = "connection-lost"
  case timedOut = "timed-out"
  case stalled
  case programMissing = "program-missing"

  /// Only what the network does, and never a key, a right or a refusal.
  public var mayPass: Bool {
    switch self {
    case .hostNotFound, .connectionRefused, .connectionLost, .timedOut, .stalled: true
    default: false
    }
  }

  /// What ssh says on standard error, as one of these; nil for nothing known.
  ///
  /// - Source: ssh(1) of OpenSSH 9.2.
  init?(said text: String) {
    let known: [(String, TransferError)] = [
      ("REMOTE HOST IDENTIFICATION HAS CHANGED", .hostKeyUnproven), ("Host key verification failed", .hostKeyUnproven),
      ("No ED25519 host key is known", .hostKeyUnproven), ("no matching host key type", .hostKeyUnproven),
      ("Permission denied (", .authenticationRefused), ("Too many authentication failures", .authenticationRefused),
      ("Could not resolve hostname", .hostNotFound), ("Connection refused", .connectionRefused),
      ("Connection timed out", .timedOut), ("Operation timed out", .timedOut), ("not responding", .stalled),
      ("subsystem request failed", .refusedByServer), ("Connection closed", .connectionLost),
      ("Connection reset", .connectionLost), ("Broken pipe", .connectionLost), ("No route to host", .connectionLost),
      ("Network is unreachable", .connectionLost),
    ]
    guard let found = known.first(where: { text.contains($0.0) }) else { return nil }
    self = found.1
  }
}
