import ZegelDomain
import ZegelStore
import ZegelVault

/// That a value is somebody's already. Thrown before anything of the act was written.
struct TakenValue: Error {
  let field: String
  let holder: MemberID
}

/// Whoever enters a value that must be one person's only, and thereby may learn that somebody has it.
struct ValueEntry: Sendable {
  let actor: Actor
  let store: String?
  let now: Instant
  /// Of the entry that it was tried.
  let id: [UInt8]
  let vault: Vault

  /// How often within an hour somebody may meet what is taken, who may not look members up by it.
  static let mostAnHour = 5
  private static let hour: Int64 = 3_600_000
}

extension ValueEntry {
  /// Runs `body`; where that meets a value which is somebody's, it answers the refusal, and whose value it was has an
  /// entry of who tried. The caller throws the refusal after the transaction.
  ///
  /// Whoever may look members up by the field learns nothing that they may not know. Everybody else is told a few times
  /// an hour, by their name on record, and then no longer: addresses are not to be tried out. The person at a page of
  /// their own has no name; there the door counts by address.
  ///
  /// - Parameter enters: whether a value is entered at all.
  func meeting(
    _ policy: PrivacyPolicy, enters: Bool = true, in session: any SQLSession, _ body: () throws -> Void
  ) throws -> Refusal? {
    let mayKnow = policy.fields.filter(\.lookup).allSatisfy { policy.mayLookUp($0, actor) }
    if enters, !mayKnow, !isMember {
      let since = now.adding(milliseconds: -ValueEntry.hour)
      if try session.takenValues(metBy: actor.name, since: since) >= ValueEntry.mostAnHour {
        return Refusal(.tooManyRequests, field: "values")
      }
    }
    do {
      try body()
      return nil
    } catch let taken as TakenValue {
      let refusal = Refusal(.memberExists, field: taken.field)
      guard let holder = try session.member(try session.survivor(of: taken.holder)) else { return refusal }
      try session.leaveChange(
        refusal.code.rawValue, taken.field, of: holder, by: actor, in: store, vault, at: now, id: id)
      return refusal
    }
  }

  private var isMember: Bool { if case .member = actor { true } else { false } }
}

extension PrivacyPolicy {
  /// Whether somebody of the staff may look members up by a field, for a purpose that asks no consent.
  fileprivate func mayLookUp(_ field: PersonalField, _ actor: Actor) -> Bool {
    field.purposes.compactMap(purpose).contains { purpose in
      purpose.basis != .consent && !actor.roles.subtracting([.member]).isDisjoint(with: purpose.roles)
    }
  }
}

extension SQLSession {
  /// Refuses by `TakenValue` where somebody else has this.
  func mustBeFree(_ field: String, _ hash: [UInt8], except own: MemberID? = nil) throws {
    if let holder = try members(by: field, hash, most: 2).first(where: { $0 != own }) {
      throw TakenValue(field: field, holder: holder)
    }
  }
}
