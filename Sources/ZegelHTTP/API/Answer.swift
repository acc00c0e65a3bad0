import ZegelDesk
import ZegelDomain

extension JSONText {
  /// What an act came to. Made of what the ledger keeps of it and of nothing else, so that a retry hears the same.
  mutating func answer(_ posted: Posted, _ language: Language, isQuote: Bool = false) {
    object {
      $0.field("event", isQuote ? nil : posted.event.text)
      $0.field("at", posted.at.rfc3339)
      $0.field("programme_version", Int64(posted.version))
      $0.balances(posted.balances, language)
      $0.explanation(posted.explanation, language)
      $0.extras(posted, language)
      $0.receipt(posted, isQuote: isQuote)
      $0.field("note", posted.answer.note.code)
    }
  }

  mutating func balances(_ balances: [NamedBalance], _ language: Language) {
    key("points")
    if let points = balances.first(where: { $0.unit == "points" }) {
      object { $0.amounts(points) }
    } else {
      null()
    }
    key("stamps")
    array(balances.lazy.filter { $0.unit != "points" }) { text, stamps in
      text.object {
        $0.field("card", stamps.unit)
        $0.field("name", stamps.name[language])
        $0.amounts(stamps)
      }
    }
  }

  private mutating func amounts(_ balance: NamedBalance) {
    field("change", balance.change)
    field("available", balance.available)
    field("pending", balance.pending)
  }

  private mutating func explanation(_ rules: [ExplainedRule], _ language: Language) {
    key("explanation")
    array(rules) { text, rule in
      text.object {
        $0.field("rule", rule.id)
        $0.field("title", rule.title[language])
        $0.field("unit", rule.unit)
        $0.field("points", rule.points)
        $0.field("reason", rule.reason.code)
        $0.field("reason_text", rule.reason.text[language])
      }
    }
  }

  private mutating func extras(_ posted: Posted, _ language: Language) {
    if let reward = posted.reward {
      key("reward")
      object {
        $0.field("id", reward.id)
        $0.field("title", reward.title[language])
      }
    }
    if let paid = posted.paid { field("paid_cents", paid) }
    if let until = posted.heldUntil { field("held_until", until.rfc3339) }
  }

  private mutating func receipt(_ posted: Posted, isQuote: Bool) {
    key("receipt")
    object {
      $0.key("nl")
      $0.array(posted.receipt(in: .nl, isQuote: isQuote)) { $0.value($1) }
      $0.key("en")
      $0.array(posted.receipt(in: .en, isQuote: isQuote)) { $0.value($1) }
    }
  }
}

extension Answer.Note {
  var code: String? {
    switch self {
    case .none: nil
    case .waitsForSale: "waits-for-sale"
    case .partlyUnknown: "partly-unknown"
    case .withoutCard: "without-card"
    case .late: "late"
    }
  }
}
