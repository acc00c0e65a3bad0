public import ZegelDomain
import ZegelStore
import ZegelVault

/// Where somebody stands at a till, and whose acts those of the till are.
public struct Counter: Sendable {
  public let actor: Actor
  /// Of the till; nothing is done for another one.
  public let store: String
}

/// Who stands there.
public enum CounterMember: Sendable {
  /// By the number on a card of theirs.
  case card(String)
  case member(MemberID)
}

extension Desk {
  /// A till acts as a cashier of its store, under its own name. With somebody's staff key it is their act, with their
  /// roles, in that store.
  ///
  /// - Refuses: `staff-key-unknown`; `store-not-allowed` for who does not work in the till's store.
  public func counter(at till: Till, staffKey: String? = nil) async throws -> Counter {
    guard let staffKey else { return Counter(actor: .till(till.id, store: till.store), store: till.store) }
    let actor = try await actor(withKey: staffKey)
    guard actor.works(in: till.store) else { throw Refusal(.storeNotAllowed, field: "staff") }
    return Counter(actor: actor, store: till.store)
  }

  /// Whose card it is, as a look that is on record, or the member who was named.
  ///
  /// - Refuses: `card-blocked` and `card-replaced`: who holds a lost card decides nothing for its owner.
  func member(_ who: CounterMember, for duty: LegalDuty, at counter: Counter) async throws -> MemberID {
    switch who {
    case .member(let id): return id
    case .card(let number):
      let name = CardName.number(number)
      let keyring = self.keyring
      try await store.read { try $0.find(name, keyring).mustBeUsable() }
      return try await member(with: name, for: duty.rawValue, by: counter.actor, in: counter.store)
    }
  }
}

extension CardRow {
  /// Refuses `card-blocked` and `card-replaced`.
  func mustBeUsable() throws(Refusal) {
    switch state {
    case .active: return
    case .blocked: throw Refusal(.cardBlocked, field: "card", changedAt.rfc3339)
    case .replaced: throw Refusal(.cardReplaced, field: "card", changedAt.rfc3339)
    }
  }
}
