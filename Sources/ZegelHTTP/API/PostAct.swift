import HTTPTypes
import Hummingbird
import ZegelDesk
import ZegelDomain

extension Call {
  /// Does an act and tells what it came to: 201 the first time, 200 with the same body when it was done before, 202
  /// while a return waits for its sale.
  func post(_ act: TillAct) async throws -> Reply {
    let posted = try await guarding(act) { try await desk.post(act) }
    front.meters.count(act: posted.kind, isReplay: posted.isReplay)
    var text = JSONText()
    text.answer(posted, language)
    var reply = Reply.json(posted.status, text)
    if posted.isReplay { reply.headers[.zegelReplay] = "true" }
    return reply
  }

  /// Counts cards that are not ours, where the act names a card at all.
  func guarding<Answer>(_ act: TillAct, _ body: () async throws -> Answer) async throws -> Answer {
    guard act.namesCard else { return try await body() }
    return try await front.limits.guarding(till.id, body)
  }
}

extension TillAct {
  var namesCard: Bool { card != nil || cardIsUnreadable }
}

extension Posted {
  var status: HTTPResponse.Status {
    if answer.note == .waitsForSale { return .accepted }
    return isReplay ? .ok : .created
  }
}

extension HTTPField.Name {
  static let zegelReplay = HTTPField.Name("Zegel-Replay")!
}
