/// Something that every house of Zegel does against a risk, whatever its policy: a DPIA names it by its id.
///
/// - Law: Art. 25, 32, 35(7)(d) GDPR.
public enum BuiltInMeasure: String, Sendable, Hashable, CaseIterable {
  case sealing = "zegel.sealing"
  case openings = "zegel.openings"
  case forgetting = "zegel.forgetting"
  case consent = "zegel.consent"
  case anonymousCards = "zegel.anonymous-cards"
  case periods = "zegel.periods"
  case screens = "zegel.screens"
  case erasure = "zegel.erasure"
  case contracts = "zegel.contracts"
  case twoPeople = "zegel.two-people"
  case keys = "zegel.keys"
  case trail = "zegel.trail"

  public var title: Texts {
    switch self {
    case .sealing:
      Texts(
        nl: "waarden zijn verzegeld met een sleutel per lid; de database alleen leest niemand",
        en: "values are sealed with a key for each member; nobody reads the database alone")
    case .openings:
      Texts(
        nl: "wie een waarde ziet, ziet haar voor een doel en staat vooraf op een lijst die het lid kan opvragen",
        en: "who sees a value sees it for a purpose, and is on a list beforehand that the member can ask for")
    case .forgetting:
      Texts(
        nl: "wat iemand kocht, telt alleen voor de punten en is dan weg, tenzij een doel met een termijn het houdt",
        en: "what somebody bought counts for points only and is then gone, unless a purpose with a period keeps it")
    case .consent:
      Texts(
        nl: "zonder ja gebeurt het niet, en een nee werkt meteen",
        en: "without a yes it is not done, and a no works at once")
    case .anonymousCards:
      Texts(
        nl: "wie niets wil geven, spaart evenveel met een kaart zonder naam",
        en: "who wishes to give nothing saves just as much with a card without a name")
    case .periods:
      Texts(
        nl: "geen veld zonder bewaartermijn, en geen termijn langer dan de wet van die dag toelaat",
        en: "no field without a period, and no period longer than the law of the day lets be")
    case .screens:
      Texts(
        nl: "burgerservicenummers, bankrekeningen en betaalkaarten komen nergens in",
        en: "citizen service numbers, bank accounts and payment cards get in nowhere")
    case .erasure:
      Texts(
        nl: "wissen vernietigt de sleutel van het lid; ook een oude back-up brengt niets terug",
        en: "erasing destroys the member's key; an old backup brings nothing back either")
    case .contracts:
      Texts(
        nl: "geen partij zonder overeenkomst of grond, en wat afloopt wordt vooraf gemeld",
        en: "no party without a contract or a ground, and what ends is told beforehand")
    case .twoPeople:
      Texts(
        nl: "wat meer met gegevens mag, beslissen twee mensen",
        en: "two people decide on what lets more be done with data")
    case .keys:
      Texts(
        nl: "de sleutels liggen buiten de database en buiten elke back-up",
        en: "the keys lie outside the database and outside every backup")
    case .trail:
      Texts(
        nl: "een spoor met ondertekende hoofden toont elke wijziging met de hand",
        en: "a trail under signed heads shows every change by hand")
    }
  }

  /// Where it is described.
  public var page: String {
    switch self {
    case .sealing, .openings, .anonymousCards, .screens, .erasure, .twoPeople: "docs/members.md"
    case .consent: "docs/consent.md"
    case .forgetting: "docs/decisions/0004-evaluate-and-forget.md"
    case .periods, .contracts: "docs/privacy.md"
    case .keys: "docs/keys.md"
    case .trail: "docs/trail.md"
    }
  }
}
