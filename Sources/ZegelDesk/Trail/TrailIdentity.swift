import Synchronization
import ZegelDomain
import ZegelStore
import ZegelVault

/// Whose trail it is, and by what key its heads are signed.
struct TrailIdentity: Sendable {
  let origin: String
  let key: TrailKey

  /// The head in a checkpoint, when this house has signed it.
  func head(in note: String) -> TreeHead? { SignedNote.head(in: note, signedBy: origin, key.publicKey) }

  var verifierKey: String { SignedNote.verifierKey(origin, key.publicKey) }
}

extension Desk {
  func trailIdentity() async throws -> TrailIdentity {
    guard let house = try await store.read({ try $0.house() }) else { throw Refusal(.houseMissing, field: "house") }
    return TrailIdentity(origin: HouseID(bytes: house.id).origin, key: keyring.trail)
  }

  /// By what others check this house's heads: `name+hash+key`, as C2SP signed-note writes it.
  public func trailVerifierKey() async throws -> String { try await trailIdentity().verifierKey }
}
