/// What a key of the exchange is for.
public enum ExchangeKeyKind: String, Sendable, Hashable, CaseIterable {
  /// To encrypt to and to sign with.
  case openPGP = "openpgp"
  /// By which a party's server is known.
  case sshHost = "ssh-host"
  /// With which somebody comes in: the house at a party's server, or a party at the house's drop box.
  case sshUser = "ssh-user"

  /// Days before its end at which a key is warned of.
  public static let warningDays = [60, 30, 14, 7, 1]
}

/// Why a key is used no more.
public enum ExchangeKeyEnd: String, Sendable, Hashable, CaseIterable { case renewed, revoked, lost, other }
