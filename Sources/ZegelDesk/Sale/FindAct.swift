public import ZegelDomain
import ZegelStore

extension Desk {
  /// An act that was done before, with its explanation. Refuses `event-unknown`.
  public func posted(_ event: EventID) async throws -> Posted {
    let (programmes, now) = (self.programmes, self.now)
    return try await store.read { session in
      let book = try programmes.book(in: session)
      guard let known = try session.act(event), !known.isAwaited else { throw Refusal(.eventUnknown, field: "event") }
      guard let account = known.account, let at = known.at else {
        return try Posted(withoutFact: known, at: known.at ?? now, book)
      }
      guard let row = try session.factRow(of: account, at: at, event: event) else {
        throw Fault("a registered act has no fact")
      }
      return Posted(
        event: event, at: at, version: row.fact.version, answer: row.answer, isReplay: true, act: row.fact.act,
        programme: book[row.fact.version])
    }
  }
}
