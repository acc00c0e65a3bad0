import ZegelDomain

extension ProgrammeReader {
  /// Points first, then a unit for each stamp card.
  mutating func readUnits(_ file: Fields) {
    units = [points(file)]
    var taken: Set<String> = ["points"]
    for field in file["stamp_cards"]?.list(most: 16) ?? [] {
      guard let fields = Fields(field, known: ["id", "name", "pending", "expire"]) else { continue }
      let id = freshID(fields, &taken, example: "koffie")
      let name = fields.required("name", example: "{nl: zegels, en: stamps}")?.texts(example: "zegels")
      let (pending, expiry) = waiting(fields)
      guard let id, let name else { continue }
      places["stamp_cards.\(id)"] = field.node.place
      guard let number = numbering.number(ofUnit: id) else {
        field.report(
          Texts(nl: "dit huis heeft al 255 stempelkaarten gehad", en: "this house has had 255 stamp cards already"),
          Texts(nl: "gebruik een id van vroeger", en: "use an id of an earlier one"))
        continue
      }
      units.append(EarnedUnit(number: number, id: id, name: name, pending: pending, expiry: expiry))
    }
  }

  private mutating func points(_ file: Fields) -> EarnedUnit {
    var name = Texts(nl: "punten", en: "points")
    var (pending, expiry) = (Period.none, Expiry.never)
    places["points"] = file.place
    if let field = file["points"], let fields = Fields(field, known: ["name", "pending", "expire"]) {
      places["points"] = field.node.place
      name = fields["name"]?.texts(example: "punten") ?? name
      (pending, expiry) = waiting(fields)
    }
    return EarnedUnit(number: EarnedUnit.pointsNumber, id: "points", name: name, pending: pending, expiry: expiry)
  }

  private func waiting(_ fields: Fields) -> (Period, Expiry) {
    (
      fields["pending"]?.period(allowNone: true, example: "14 days") ?? .none,
      fields["expire"].flatMap(expiry) ?? .never
    )
  }

  private func expiry(_ field: Field) -> Expiry? {
    if case .text(let text) = field.node.content {
      if text == "never" { return .never }
      return field.refuse(text, nl: "geen verval", en: "not an expiry", example: "{after: 24 months, at_end_of: year}")
    }
    let known = ["after", "at_end_of", "on", "at_least", "unused_for", "kept_alive_by"]
    guard let fields = Fields(field, known: known) else { return nil }
    let kinds = [["after", "at_end_of"], ["on", "at_least"], ["unused_for", "kept_alive_by"]]
    guard let kind = fields.one(of: kinds.map { $0[0] }, example: "after: 24 months") else { return nil }
    for other in kinds where other[0] != kind && fields.has(other[1]) {
      fields[other[1]]?.report(
        Texts(nl: "`\(other[1])` hoort niet bij `\(kind)`", en: "`\(other[1])` does not go with `\(kind)`"),
        Texts(nl: "haal het weg", en: "remove it"))
    }
    switch kind {
    case "after": return rolling(fields)
    case "on": return fixed(fields)
    default: return inactivity(fields)
    }
  }

  private func rolling(_ fields: Fields) -> Expiry? {
    let after = fields["after"]?.period(example: "24 months")
    let rounded = fields["at_end_of"].map { $0.choice(Expiry.RoundedTo.self) } ?? .day
    guard let after, let rounded else { return nil }
    return .rolling(after, roundedTo: rounded)
  }

  private func fixed(_ fields: Fields) -> Expiry? {
    let days = fields["on"]?.each(most: 24) { $0.monthDay() } ?? []
    let least = fields["at_least"].map { $0.days(1...3660, example: "180 days") } ?? 0
    guard !days.isEmpty, let least else { return nil }
    return .fixed(days, leastDays: least)
  }

  private func inactivity(_ fields: Fields) -> Expiry? {
    let period = fields["unused_for"]?.period(example: "12 months")
    let signs =
      fields["kept_alive_by"]?.each(most: 2) { $0.choice(Expiry.SignOfLife.self) } ?? Expiry.SignOfLife.allCases
    guard let period, !signs.isEmpty else { return nil }
    return .inactivity(period, keptAliveBy: Set(signs))
  }

  /// The stamp card that `card: koffie` names.
  func stampCard(_ field: Field?) -> EarnedUnit? {
    guard let field, let id = field.text(example: "koffie") else { return nil }
    let cards = units.dropFirst()
    if let found = cards.first(where: { $0.id == id }) { return found }
    field.report(
      Texts(nl: "er is geen stempelkaart `\(id.shown)`", en: "there is no stamp card `\(id.shown)`"),
      nearest(to: id, among: cards.map(\.id)).map { Texts(nl: "bedoel je `\($0)`?", en: "did you mean `\($0)`?") }
        ?? Texts(nl: "zet hem onder `stamp_cards`", en: "put it under `stamp_cards`"))
    return nil
  }
}
