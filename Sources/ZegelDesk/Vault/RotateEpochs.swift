import ZegelDomain
import ZegelStore
import ZegelVault

/// What a round over the keys of the weeks did.
public struct EpochRotation: Sendable, Equatable {
  /// How old a backup may be and still be put back with its members. Fixed, so that nobody keeps the erased alive by a
  /// long window.
  public static let usualWeeks: Int64 = 5

  /// People whose key is wrapped in the epoch of now.
  public let rewrapped: Int
  /// Weeks whose key is gone for good.
  public let destroyed: [Int64]
}

extension Desk {
  /// Wraps every person's key in the epoch of now, a page a transaction, and then destroys the epochs that no backup
  /// within the window needs any more: what an older backup holds opens with nothing from then on.
  ///
  /// Safe to kill and to run again. An epoch that anybody's key still needs is never destroyed.
  ///
  /// - Parameter weeks: how old a backup may be and still be put back with its members; 1 or more.
  public func rotateEpochs(keeping weeks: Int64 = EpochRotation.usualWeeks) async throws -> EpochRotation {
    precondition(weeks >= 1, "this week's key stays")
    let (now, epochs) = (self.now, vault.epochs)
    let current = EpochKeys.epoch(at: now)
    var rewrapped = 0
    while true {
      let done = try await store.write { session in
        let members = try session.members(before: current, most: Desk.rewrappedAtOnce)
        for member in members {
          guard let old = member.key else { continue }
          _ = try session.rewrap(
            member.id, from: old, to: try epochs.wrap(try epochs.personKey(old, for: .rewrap), at: now))
        }
        return members.count
      }
      rewrapped += done
      if done < Desk.rewrappedAtOnce { break }
    }
    rewrapped += try await store.write { session in
      let staff = try session.staff().filter { $0.key.map { $0.epoch < current } ?? false }
      for person in staff {
        guard let old = person.key else { continue }
        try session.rewrap(person.id, from: old, to: try epochs.wrap(try epochs.personKey(old, for: .rewrap), at: now))
      }
      return staff.count
    }
    var destroyed: [Int64] = []
    for epoch in epochs.all() where epoch <= current - weeks {
      let isUsed = try await store.read { session in
        try !session.members(before: epoch + 1, most: 1).isEmpty
          || session.staff().contains { $0.key.map { $0.epoch <= epoch } ?? false }
      }
      if isUsed { continue }
      try epochs.destroy(epoch)
      destroyed.append(epoch)
    }
    if rewrapped > 0 || !destroyed.isEmpty {
      let weeks = destroyed.map(String.init).joined(separator: ",")
      try await leaveNote(.administration, "keys.rotated people=\(rewrapped) destroyed=\(weeks.isEmpty ? "0" : weeks)")
    }
    return EpochRotation(rewrapped: rewrapped, destroyed: destroyed)
  }

  private static let rewrappedAtOnce = 500
}
