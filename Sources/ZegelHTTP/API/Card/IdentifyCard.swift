import HTTPTypes
import ZegelDesk
import ZegelDomain
import ZegelVault

/// What a card has, and what can be had for it. Of whose it is nothing but that there is somebody; with a purpose and
/// fields, those values, once it is on record who sees them.
func identifyCard(_ call: Call) async throws -> Reply {
  let question = try await call.cardQuestion()
  if question.purpose == nil, !question.fields.isEmpty { throw Refusal(.valueMissing, field: "purpose") }
  let values = try await call.values(question)
  let card = try await call.front.limits.guarding(call.till.id) { try await call.desk.identify(question.card) }
  var text = JSONText()
  text.card(card, values, call.language)
  var reply = Reply.json(.ok, text)
  if values != nil { reply.headers[.cacheControl] = "no-store" }
  return reply
}

extension Call {
  /// Nil where none were asked for.
  fileprivate func values(_ question: CardQuestion) async throws -> [(field: String, value: String)]? {
    guard let purpose = question.purpose else { return nil }
    let counter = try await counter()
    return try await front.limits.guarding(till.id) {
      try await desk.openMember(withCard: question.card, for: purpose, fields: question.fields, at: counter) { opened in
        question.fields.compactMap { field in opened.text(field).map { (field, $0) } }
      } ?? []
    }
  }
}

extension JSONText {
  fileprivate mutating func card(
    _ card: IdentifiedCard, _ values: [(field: String, value: String)]?, _ language: Language
  ) {
    object {
      $0.field("card", card.card.description)
      $0.field("last_four", card.lastFour)
      $0.field("state", card.state.rawValue)
      $0.balances(card.namedBalances, language)
      $0.field("held", card.held)
      $0.key("worth_cents")
      if let worth = card.worth { $0.value(worth) } else { $0.null() }
      $0.rewards(card.rewards, language)
      $0.expiring(card.expiring)
      $0.field("member", card.isMembers)
      if let values { $0.values(values) }
    }
  }

  private mutating func values(_ values: [(field: String, value: String)]) {
    key("values")
    object { text in
      for (field, value) in values {
        text.key(field)
        text.value(value)
      }
    }
  }

  private mutating func rewards(_ rewards: [OfferedReward], _ language: Language) {
    key("rewards")
    array(rewards) { text, reward in
      text.object {
        $0.field("id", reward.id)
        $0.field("title", reward.title[language])
        $0.field("cost", reward.cost)
        $0.field("unit", reward.unit)
        $0.field("within_reach", reward.isWithinReach)
      }
    }
  }

  private mutating func expiring(_ expiring: ExpiringPoints?) {
    key("expiring")
    guard let expiring else { return null() }
    object {
      $0.field("points", expiring.points)
      $0.field("at", expiring.at.rfc3339)
    }
  }
}
