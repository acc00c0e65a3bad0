import ZegelDesk
import ZegelDomain

extension Finding {
  /// Keys of the exchange that end, and those that nobody confirmed.
  static func exchangeKeys(_ health: HouseHealth) -> [Finding] {
    health.exchangeKeysChanged.map(changed) + health.exchangeKeyWarnings.map(ending)
      + health.exchangeKeysToConfirm.map(waiting) + health.exchangeAlarms.map(overdue)
  }

  private static func overdue(_ alarm: ExchangeAlarm) -> Finding {
    Finding(level: .fail, about: "exchange", what: alarm.what, remedy: alarm.remedy)
  }

  private static func ending(_ warning: ExchangeKeyWarning) -> Finding {
    let (key, days) = (warning.key.facts, warning.daysLeft)
    let isOver = warning.step == 0
    return Finding(
      level: isOver ? .fail : .warn, about: "exchange",
      what: isOver
        ? Texts(nl: "de sleutel van \(key.nameTexts.nl) is verlopen", en: "the key of \(key.nameTexts.en) has expired")
        : Texts(
          nl: "de sleutel van \(key.nameTexts.nl) verloopt over \(days) \(days == 1 ? "dag" : "dagen")",
          en: "the key of \(key.nameTexts.en) expires in \(days) \(days == 1 ? "day" : "days")"),
      remedy: key.owner == .house
        ? Texts(
          nl: "Doe `zegel exchange keys extend`, en stuur partijen wat `zegel exchange keys export` schrijft.",
          en: "Do `zegel exchange keys extend`, and send parties what `zegel exchange keys export` writes.")
        : Texts(
          nl: "Vraag \(key.owner.text) om de verlengde of nieuwe sleutel, en doe `zegel exchange keys import`.",
          en: "Ask \(key.owner.text) for the extended or new key, and do `zegel exchange keys import`."))
  }

  private static func changed(_ key: ExchangeKey) -> Finding {
    let name = key.facts.nameTexts
    return Finding(
      level: .fail, about: "exchange",
      what: Texts(
        nl: "de rij van de sleutel van \(name.nl) is met de hand veranderd",
        en: "the row of the key of \(name.en) was changed by hand"),
      remedy: Texts(
        nl: "Gebruik hem niet, zoek uit wie dat deed (`zegel trail verify`), en neem de sleutel opnieuw in.",
        en: "Do not use it, find out who did that (`zegel trail verify`), and take the key in again."))
  }

  private static func waiting(_ key: ExchangeKey) -> Finding {
    let name = key.facts.nameTexts
    return Finding(
      level: .warn, about: "exchange",
      what: Texts(
        nl: "de sleutel van \(name.nl) wacht op een tweede persoon",
        en: "the key of \(name.en) waits for a second person"
      ),
      remedy: Texts(
        nl: "Vergelijk de vingerafdruk aan de telefoon, en doe `zegel exchange keys confirm`.",
        en: "Compare the fingerprint by telephone, and do `zegel exchange keys confirm`."))
  }
}

extension ExchangeKeyFacts {
  /// Whose, and of which kind.
  var nameTexts: Texts {
    let (nl, en) = owner == .house ? ("dit huis", "this house") : (owner.text, owner.text)
    return Texts(nl: "\(nl) (\(kind.rawValue))", en: "\(en) (\(kind.rawValue))")
  }
}
