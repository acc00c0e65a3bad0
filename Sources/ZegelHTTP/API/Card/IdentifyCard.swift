import HTTPTypes
import ZegelDesk
import ZegelDomain

/// What a card has, and what can be had for it.
func identifyCard(_ call: Call) async throws -> Reply {
  let number = try await call.cardQuestion().card
  let card = try await call.front.limits.guarding(call.till.id) { try await call.desk.identify(number) }
  var text = JSONText()
  text.card(card, call.language)
  return .json(.ok, text)
}

extension JSONText {
  fileprivate mutating func card(_ card: IdentifiedCard, _ language: Language) {
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
