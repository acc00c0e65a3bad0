public import ZegelDomain

/// An act that is in the ledger, with all that a receipt or an explanation needs.
public struct Posted: Sendable {
  public let event: EventID
  public let at: Instant
  /// Of the programme that judged it.
  public let version: Int32
  public let answer: Answer
  /// Whether it was there already: a retry.
  public let isReplay: Bool
  package let act: Act?
  package let programme: Programme

  package init(
    event: EventID, at: Instant, version: Int32, answer: Answer, isReplay: Bool, act: Act?, programme: Programme
  ) {
    self.event = event
    self.at = at
    self.version = version
    self.answer = answer
    self.isReplay = isReplay
    self.act = act
    self.programme = programme
  }

  var asReplay: Posted {
    Posted(event: event, at: at, version: version, answer: answer, isReplay: true, act: act, programme: programme)
  }
}
