import HTTPTypes
import ZegelDesk
import ZegelDomain

/// Makes somebody a member. Their values come in and never go out again here.
func join(_ call: Call) async throws -> Reply {
  let body: ApplicationBody = try await call.memberBody()
  let application = try body.application(call)
  let shown = ShownVersion(version: body.noticeVersion, hash: body.noticeHash)
  let counter = try await call.counter()
  let joined = try await call.guarding(card: body.card) {
    try await call.desk.joinMember(application, under: body.reference, shown: shown, of: call.till, at: counter)
  }
  var text = JSONText(capacity: 256)
  text.object {
    $0.field("member", "\(joined.id)")
    $0.field("joined_at", joined.at.rfc3339)
  }
  var reply = Reply.json(joined.isReplay ? .ok : .created, text)
  if joined.isReplay { reply.headers[.zegelReplay] = "true" }
  return reply
}

private struct ApplicationBody: Decodable, Sendable {
  let reference: String
  let noticeVersion: Int32
  let noticeHash: String?
  let language: String?
  let route: String?
  let card: String?
  let values: [String: Loose<String>]
  let answers: [String: Loose<Bool>]?
  let young: Bool?
  let guardian: Bool?

  enum CodingKeys: String, CodingKey {
    case reference, language, route, card, values, answers, young, guardian
    case noticeVersion = "notice_version"
    case noticeHash = "notice_hash"
  }
}

extension ApplicationBody {
  func application(_ call: Call) throws(Refusal) -> MemberApplication {
    MemberApplication(
      values: try values.values("values"), consents: try (answers ?? [:]).values("answers"),
      route: try JoinRoute(told: route), language: try Language(told: language, else: call.language),
      card: card.map { .number($0) }, isYoung: young ?? false, byGuardian: guardian ?? false, store: call.till.store)
  }
}
