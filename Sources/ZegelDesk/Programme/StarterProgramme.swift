public import ZegelDomain

/// The programme file a new house begins with: a small Dutch shop with anonymous cards.
public enum StarterProgramme {
  /// The file's text, its comments and titles in `language`. A name that does not fit is cut to 60 characters.
  public static func text(name: String, language: Language) -> String {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
      // A line that begins with a language belongs to that language only.
      for other in Language.allCases where line.hasPrefix("\(other.rawValue)|") {
        return other == language ? String(line.dropFirst(3)) : nil
      }
      return String(line)
    }
    return lines.joined(separator: "\n").replacing("NAME", with: StarterName(name, language).quoted) + "\n"
  }

  private static let body = #"""
    nl|# Dit is uw spaarprogramma. Controleer het met `zegel programme check`, zet het aan met `zegel programme apply`.
    en|# This is your loyalty programme. Check it with `zegel programme check`, apply it with `zegel programme apply`.
    zegel: programme/1
    name: NAME
    currency: EUR
    time_zone: Europe/Amsterdam

    nl|# Zo ver terug kunnen een retour en een laat verstuurde verkoop nog meetellen.
    en|# This far back a return, and a sale that was sent late, can still count.
    reach: 400 days

    nl|# Wie iets koopt en morgen terugbrengt, heeft de punten nog niet uitgegeven.
    en|# Who buys something and brings it back tomorrow has not spent the points yet.
    points:
      name: {nl: punten, en: points}
      pending: 14 days
      expire: {after: 24 months, at_end_of: year}

    stamp_cards:
      - id: koffie
        name: {nl: koffiezegels, en: coffee stamps}
        expire: {after: 12 months, at_end_of: month}

    rules:
    nl|  # Eén punt voor elke hele euro van de aankoop, nadat de korting eraf is.
    en|  # One point for each whole euro of the sale, after the discount is off.
      - id: euro
        title: {nl: Punten per euro, en: Points per euro}
        points: 1
        per_amount: 1.00
        basis: after-discount
        tax: included
        where: {not: {kinds: [deposit, delivery]}}

    nl|  # Eén zegel voor elke kop koffie; `koffie` is hoe de kassa de groep noemt.
    en|  # One stamp for each cup of coffee; `koffie` is what the till calls the group.
      - id: kop-koffie
        title: {nl: Koffiezegels, en: Coffee stamps}
        stamps: 1
        card: koffie
        per_item: 1
        where: {categories: [koffie]}

    nl|# Regels tellen bij elkaar op. Delen van een punt vervallen, één keer per regel van dit programma.
    en|# Rules add up. Fractions of a point are dropped, once for each rule of this programme.
    conflict: add
    rounding: {to: down, per: rule}

    nl|# Een retour haalt terug wat de aankoop gaf, ook als dat al is uitgegeven.
    en|# A return takes back what the sale gave, also when that is spent already.
    on_return: below-zero

    nl|# Wat met punten wordt betaald, spaart geen nieuwe punten.
    en|# What is paid with points earns no new points.
    earn_on_points_paid: no

    rewards:
      - id: vijf-euro
        title: {nl: Vijf euro korting, en: Five euros off}
        cost: {points: 250}
      - id: gratis-koffie
        title: {nl: Een gratis koffie, en: A free coffee}
        cost: {stamps: 10, card: koffie}

    nl|# Elke winkel en elke kassa mag meedoen. Noem ze hier om alleen die toe te laten.
    en|# Every store and every till can take part. List them here to let in only those.
    stores: any

    nl|# Kaarten zonder naam: EAN-13 uit de reeks voor gebruik in winkels, 20 tot en met 29.
    en|# Cards without a name: EAN-13 from the range for use in shops, 20 up to 29.
    cards: {format: ean-13, prefix: "29"}
    """#
}
