import HTTPTypes
import ZegelDesk
import ZegelDomain

/// Takes down what a member decides: giving and taking back are one call each.
///
/// - Law: Art. 7(3) GDPR.
func decide(_ call: Call) async throws -> Reply {
  let body: DecisionsBody = try await call.memberBody()
  let told = try body.told(call)
  let (who, counter) = (try body.who(), try await call.counter())
  let decided = try await call.guarding(card: body.card) {
    try await call.desk.decide(told, by: who, at: counter)
  }
  var text = JSONText(capacity: 512)
  text.object {
    $0.field("member", "\(decided.member)")
    $0.key("purposes")
    $0.array(decided.purposes) { text, purpose in
      text.object {
        $0.field("purpose", purpose.purpose)
        $0.field("decision", purpose.decision.rawValue)
        $0.field("since", purpose.since.rfc3339)
        $0.field("new", purpose.isNew)
      }
    }
  }
  return .json(.ok, text)
}

private struct DecisionsBody: Decodable, Sendable, NamesMember {
  let card: String?
  let member: String?
  let decisions: [String: Loose<String>]
  let noticeVersion: Int32?
  let noticeHash: String?
  let language: String?
  let route: String?
  let young: Bool?
  let guardian: Bool?

  enum CodingKeys: String, CodingKey {
    case card, member, decisions, language, route, young, guardian
    case noticeVersion = "notice_version"
    case noticeHash = "notice_hash"
  }
}

extension DecisionsBody {
  func told(_ call: Call) throws(Refusal) -> CounterDecisions {
    var decisions: [String: ConsentDecision] = [:]
    for (purpose, word) in try self.decisions.values("decisions") {
      guard let decision = ConsentDecision(rawValue: word) else { throw Refusal(.inputMalformed, field: "decisions") }
      decisions[purpose] = decision
    }
    return CounterDecisions(
      decisions, route: try JoinRoute(told: route), language: try Language(told: language, else: call.language),
      shown: noticeVersion.map { ShownVersion(version: $0, hash: noticeHash) }, isYoung: young ?? false,
      byGuardian: guardian ?? false)
  }
}
