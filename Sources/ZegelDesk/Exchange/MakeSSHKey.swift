public import ZegelDomain
import ZegelVault

extension Desk {
  /// Makes the house a new key with which it logs in at parties, and proposes it. It is made in memory and sealed: it
  /// never lies on a disk as it is.
  public func makeSSHKey(by actor: Actor) async throws -> (key: ExchangeKey, publicLine: String) {
    try actor.mayHoldKeys("exchange keys make")
    let check = surroundings.random(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let made = SSHKey(seed: surroundings.random(32), check: check)
    let line = try SSHPublicLine(made.publicLine)
    let facts = try ExchangeKeyFacts(
      owner: .house, kind: .sshUser, fingerprint: line.fingerprint, createdAt: now, expiresAt: nil)
    let key = try await proposeKey(
      facts, publicBytes: Array(line.text.utf8), secretBytes: Array(made.privateText.utf8), by: actor)
    return (key, line.text)
  }

  /// Proposes a party's key of SSH: that of its server, or that with which it comes to the house's drop box.
  ///
  /// - Parameter text: a line of `.pub`, `authorized_keys`, `known_hosts` or `ssh-keyscan`.
  /// - Refuses: `exchange-key-malformed`, and as `proposeKey`.
  public func proposeSSHKey(_ text: String, of party: String, _ kind: ExchangeKeyKind, by actor: Actor) async throws
    -> ExchangeKey
  {
    guard kind != .openpgp else { throw Refusal(.exchangeKeyMalformed, field: "key") }
    let line = try SSHPublicLine(text)
    let facts = try ExchangeKeyFacts(
      owner: .party(party), kind: kind, fingerprint: line.fingerprint, createdAt: now, expiresAt: nil)
    return try await proposeKey(facts, publicBytes: Array(line.text.utf8), by: actor)
  }
}
