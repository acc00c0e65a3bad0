/// The one fold of an account: its state after a set of facts, whatever the order in which they came.
package enum Account {
  package struct Folded: Sendable {
    package let state: AccountState
    /// What gets written to the ledger.
    package let transfers: [Transfer]
    /// What each rule gave for the sales that were added.
    package let outcomes: [EventID: [RuleOutcome]]
  }

  /// The state of all `facts`, in any order, from `base`, with dates passed up to `passedTo`.
  package static func fold(
    _ facts: [Fact], from base: AccountState = AccountState(), passedTo: Instant, book: ProgrammeBook,
    watching events: Set<EventID> = []
  ) -> Folded {
    let facts = facts.sorted { $0.place < $1.place }
    let netting = Netting(facts, book: book)
    var fold = Fold(from: base, book: book)
    var watched: [EventID: [RuleOutcome]] = [:]
    for fact in facts where !netting.undone.contains(fact.event) {
      if case .sale(let evaluation) = fact.act {
        let net = netting.lines(of: fact.event, sold: evaluation.lines)
        let outcomes = net == nil ? [] : fold.take(fact, netLines: net)
        if events.contains(fact.event) { watched[fact.event] = outcomes }
      } else {
        fold.take(fact)
      }
    }
    fold.pass(to: passedTo)
    return Folded(
      state: fold.marked(last: facts.last?.place ?? base.last), transfers: fold.transfers, outcomes: watched)
  }

  /// The state after the newest fact: one step from `kept`, without looking at any other.
  package static func stepping(_ fact: Fact, from kept: AccountState, book: ProgrammeBook) -> Folded {
    precondition(fact.isOneStep(from: kept), "only a newest fact is one step")
    var fold = Fold(from: kept, book: book)
    var lines: [KeptLine]?
    if case .sale(let evaluation) = fact.act { lines = evaluation.lines }
    let outcomes = fold.take(fact, netLines: lines)
    return Folded(state: fold.state, transfers: fold.transfers, outcomes: [fact.event: outcomes])
  }

  /// The state after more facts that are late or take others back: all are folded again, `history` being every fact since
  /// `base`, and the difference is what gets corrected.
  package static func foldingAgain(
    _ late: [Fact], to kept: AccountState, book: ProgrammeBook, from base: AccountState = AccountState(),
    history: [Fact]
  ) -> Folded {
    guard let newest = late.map(\.at).max() else { return Folded(state: kept, transfers: [], outcomes: [:]) }
    let old = Account.fold(history, from: base, passedTo: kept.passedTo, book: book)
    let new = Account.fold(
      history + late, from: base, passedTo: max(kept.passedTo, newest), book: book,
      watching: Set(late.map(\.event)))
    return Folded(
      state: new.state, transfers: Image(new.transfers).corrections(from: Image(old.transfers), at: newest),
      outcomes: new.outcomes)
  }

  /// The state after one more fact, by the cheaper of the two ways. Both give the same.
  package static func adding(
    _ fact: Fact, to kept: AccountState, book: ProgrammeBook, from base: AccountState = AccountState(),
    history: () throws -> [Fact]
  ) rethrows -> Folded {
    if fact.isOneStep(from: kept) { return stepping(fact, from: kept, book: book) }
    return foldingAgain([fact], to: kept, book: book, from: base, history: try history())
  }

  /// What the passing of dates up to `instant` changes.
  package static func passing(to instant: Instant, _ kept: AccountState, book: ProgrammeBook) -> Folded {
    var fold = Fold(from: kept, book: book)
    fold.pass(to: instant)
    return Folded(state: fold.state, transfers: fold.transfers, outcomes: [:])
  }
}

extension Fact {
  /// Whether nothing that was folded before it can turn out differently because of it.
  package func isOneStep(from kept: AccountState) -> Bool {
    if let last = kept.last, place <= last { return false }
    if at < kept.passedTo { return false }
    switch act {
    case .sale, .hold, .release, .adjustment: return true
    // One that belongs to a sale falls with it, and that sale may be gone already.
    case .redemption(let redemption): return redemption.sale == nil
    case .giveBack, .undo: return false
    }
  }
}

extension Fold {
  /// A fact that came to nothing still moves the account's newest place on.
  fileprivate func marked(last: FactPlace?) -> AccountState {
    var state = state
    state.last = last
    return state
  }
}

extension Account {
  /// Whether these lines of a sale were sold, and have not come back before, by what `facts` say.
  package static func covers(_ lines: [GivenBackLine], of sale: EventID, _ facts: [Fact], book: ProgrammeBook) -> Bool {
    guard let fact = facts.first(where: { $0.event == sale }), case .sale(let evaluation) = fact.act else {
      return false
    }
    let sorted = facts.sorted { $0.place < $1.place }
    let left = Netting(sorted, book: book).lines(of: sale, sold: evaluation.lines) ?? []
    return lines.allSatisfy { line in
      left.contains { kept in
        kept.number == line.number && abs(line.quantity) <= abs(kept.quantity)
          && abs(line.amounts?.amount ?? 0) <= abs(kept.amount)
      }
    }
  }
}
