public import ZegelDomain
package import ZegelStore
package import ZegelVault

/// Where every act is done: asks the rules, writes through the store. One for each running program.
public final class Desk: Sendable {
  package let store: any SQLStore
  package let keyring: Keyring
  /// With the keys where the settings say.
  public let paths: HousePaths
  let surroundings: Surroundings
  let programmes: Programmes
  let policies = Policies()
  package let vault: Vault
  let poster: BatchPoster<PostActs>
  let carriers: MessageCarriers
  /// Nil is a house without pages.
  public let publicAddress: PublicAddress?
  let tillRegister = TillRegister()
  /// By which this program is told apart from others on the same database; new each time it starts.
  let processID: [UInt8]
  /// Held for as long as an embedded house is open.
  private let lock: HouseLock?

  package init(
    store: any SQLStore, keyring: Keyring, house: [UInt8], paths: HousePaths, surroundings: Surroundings,
    lock: HouseLock? = nil, carriers: MessageCarriers = MessageCarriers(), publicAddress: PublicAddress? = nil
  ) {
    self.publicAddress = publicAddress
    self.lock = lock
    self.carriers = carriers
    self.store = store
    self.keyring = keyring
    vault = Vault(epochs: EpochKeys(paths.epochKeys, keyring: keyring), house: house)
    self.paths = paths
    self.surroundings = surroundings
    processID = surroundings.random(16)
    programmes = Programmes()
    poster = store.poster(PostActs(programmes: programmes))
  }

  public var now: Instant { surroundings.now() }

  /// Ends after everything in flight has been written.
  public func close() async {
    await store.close()
    lock?.release()
  }

  /// Does an act, or answers what was answered when it was done before.
  public func post(_ act: TillAct) async throws -> Posted { try await poster.post(job(for: act)) }

  func job(for act: TillAct) -> PostJob {
    PostJob(
      act: act, cardHash: act.card.map(keyring.cardHash), bodyHash: keyring.bodyHash(BodyBytes(act).bytes), now: now)
  }
}
