import ZegelDesk
import ZegelDomain

extension Finding {
  static func programme(_ health: HouseHealth) -> Finding {
    if health.versions > 0 {
      let count = grouped(health.versions)
      return Finding(
        level: .ok, about: "programme",
        what: Texts(nl: "versie \(count) is de nieuwste", en: "version \(count) is the newest"), remedy: nil)
    }
    return Finding(
      level: .fail, about: "programme", what: Texts(nl: "er is er geen", en: "there is none"),
      remedy: Texts(nl: "Voer er een in met `zegel programme apply`.", en: "Apply one with `zegel programme apply`."))
  }

  static func dates(_ health: HouseHealth) -> Finding {
    if health.accountsDue == 0 {
      return Finding(
        level: .ok, about: "rounds", what: Texts(nl: "alles is bij", en: "up to date"), remedy: nil)
    }
    let count = health.accountsDue >= 200 ? "200+" : String(health.accountsDue)
    return Finding(
      level: .warn, about: "rounds",
      what: Texts(
        nl: "op \(count) rekeningen is een datum voorbij", en: "a date has passed on \(count) accounts"),
      remedy: Texts(
        nl: "Doe `zegel rounds run`, of laat de server lopen.", en: "Do `zegel rounds run`, or keep the server running."
      ))
  }

  static func waiting(_ health: HouseHealth) -> Finding? {
    guard health.waitingReturns > 0 else { return nil }
    let count = grouped(health.waitingReturns)
    return Finding(
      level: .warn, about: "returns",
      what: Texts(nl: "\(count) wachten op hun verkoop", en: "\(count) wait for their sale"),
      remedy: Texts(
        nl: "Kijk of alle verkopen zijn ingelezen; tot dan tellen ze niet mee.",
        en: "See whether all sales are in; until then they count for nothing."))
  }

  static func trail(_ health: HouseHealth) -> Finding {
    let (size, waiting) = (grouped(health.trail.size), grouped(health.trail.waiting))
    guard health.trail.waiting > 0, let since = health.trail.waitingSince,
      health.checkedAt.milliseconds - since.milliseconds > 60_000
    else {
      return Finding(
        level: .ok, about: "trail",
        what: Texts(nl: "\(size) bladen onder het hoofd", en: "\(size) leaves under its head"),
        remedy: nil)
    }
    return Finding(
      level: .warn, about: "trail",
      what: Texts(
        nl: "\(waiting) bladen wachten op een hoofd, sinds \(since.written(in: .nl))",
        en: "\(waiting) leaves wait for a head, since \(since.written(in: .en))"),
      remedy: Texts(
        nl: "Doe `zegel trail verify`, of laat de server lopen.",
        en: "Do `zegel trail verify`, or keep the server running."))
  }

  static func secondPlace(_ state: SecondPlaceState, _ place: String) -> Finding {
    switch state {
    case .behind(let leaves) where leaves < 10_000:
      return Finding(
        level: .ok, about: "second place",
        what: Texts(nl: "\(grouped(leaves)) bladen achter", en: "\(grouped(leaves)) leaves behind"), remedy: nil)
    case .behind(let leaves):
      return Finding(
        level: .warn, about: "second place",
        what: Texts(nl: "\(grouped(leaves)) bladen achter", en: "\(grouped(leaves)) leaves behind"),
        remedy: Texts(
          nl: "Kijk of `\(place)` te beschrijven is, en laat de server lopen.",
          en: "See whether `\(place)` can be written, and keep the server running."))
    case .empty:
      return Finding(
        level: .warn, about: "second place",
        what: Texts(nl: "er staat geen hoofd van dit huis", en: "has no head of this house"),
        remedy: Texts(
          nl: "Start de server: die schrijft het nieuwste hoofd naar `\(place)`.",
          en: "Start the server: it writes the newest head to `\(place)`."))
    case .otherHistory:
      return Finding(
        level: .fail, about: "second place",
        what: Texts(
          nl: "heeft een hoofd dat dit huis niet heeft: het huis is teruggedraaid",
          en: "has a head that this house does not have: the house was rolled back"),
        remedy: Texts(
          nl: "Doe `zegel trail verify --heads \(place)`.", en: "Do `zegel trail verify --heads \(place)`."))
    }
  }
}
