import ZegelDesk
import ZegelDomain

extension Posted {
  /// Prints what an act came to, and why; `isNew` when it was just asked for.
  func tell(json: Bool, isNew: Bool = true) throws {
    if json { return try printJSON(PostedRow(self)) }
    let console = Console.current
    let replay = isReplay && isNew ? say(nl: " (was er al)", en: " (was there already)") : ""
    let version = say(nl: "programma versie", en: "programme version")
    console.line("\(event)  \(at.rfc3339)  \(version) \(self.version)\(replay)")
    for rule in explanation {
      console.line(
        "  \(grouped(rule.points)) \(rule.unitName[.spoken]): \(rule.title[.spoken]), \(rule.reason.text[.spoken])")
    }
    for balance in balances {
      let pending =
        balance.pending > 0 ? say(nl: ", nog niet vrij ", en: ", not yet free ") + grouped(balance.pending) : ""
      console.line(
        "  \(say(nl: "saldo", en: "balance")) \(balance.name[.spoken]): \(grouped(balance.available))\(pending)")
    }
    if let note = answer.note.words { console.line("  \(note[.spoken])") }
  }
}

extension Answer.Note {
  var words: Texts? {
    switch self {
    case .none: nil
    case .waitsForSale: Texts(nl: "telt mee zodra de verkoop er is", en: "counts as soon as the sale is there")
    case .partlyUnknown:
      Texts(
        nl: "een deel was niet verkocht of al terug; dat telt niet mee",
        en: "some of it was not sold or was back already; that part counts for nothing")
    case .withoutCard: Texts(nl: "zonder kaart: niets te sparen", en: "without a card: nothing to earn")
    case .late: Texts(nl: "kwam na latere bonnen", en: "came after later receipts")
    }
  }

  var name: String {
    switch self {
    case .none: "none"
    case .waitsForSale: "waits-for-sale"
    case .partlyUnknown: "partly-unknown"
    case .withoutCard: "without-card"
    case .late: "late"
    }
  }
}

private struct PostedRow: Encodable {
  let event, at, note: String
  let version: Int32
  let isReplay: Bool
  let rules: [Rule]
  let balances: [Balance]

  struct Rule: Encodable {
    let id, unit, reason: String
    let points: Points
  }

  struct Balance: Encodable {
    let unit: String
    let change, available, pending: Points
  }

  init(_ posted: Posted) {
    (event, at, note) = (posted.event.text, posted.at.rfc3339, posted.answer.note.name)
    (version, isReplay) = (posted.version, posted.isReplay)
    rules = posted.explanation.map { Rule(id: $0.id, unit: $0.unit, reason: $0.reason.code, points: $0.points) }
    balances = posted.balances.map {
      Balance(unit: $0.unit, change: $0.change, available: $0.available, pending: $0.pending)
    }
  }
}
