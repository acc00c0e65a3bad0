import ZegelDomain

extension ProgrammeReader {
  static let ruleKeys = [
    "id", "title", "points", "stamps", "card", "per_amount", "per_visit", "per_item", "multiply", "of", "basis", "tax",
    "where", "minimum_spend", "stores", "when", "caps",
  ]

  /// The ids come first, so that a multiplier can name a rule below it.
  mutating func readRules(_ file: Fields) -> [EarningRule] {
    guard let list = file.required("rules", example: "[{id: euro, title: Punten, points: 1, per_amount: 1.00, …}]")
    else { return [] }
    let fields = list.each(most: Programme.mostRules) { Fields($0, known: ProgrammeReader.ruleKeys) }
    var taken: Set<String> = []
    let ids = fields.map { freshID($0, &taken, example: "euro") }
    var drafts: [RuleDraft] = []
    for (fields, id) in zip(fields, ids) { drafts.append(draft(fields, id)) }
    return drafts.indices.compactMap { rule(drafts, $0) }
  }

  /// A rule as read by itself; what it multiplies is not known yet.
  private struct RuleDraft {
    let fields: Fields
    let id: String?
    let kind: EarningRule.Kind?
    let unit: UInt8?
    /// Points or stamps for each amount or item: what a multiplier can multiply.
    let isMultiplied: Bool
  }

  private func draft(_ fields: Fields, _ id: String?) -> RuleDraft {
    let ways = ["per_amount", "per_visit", "per_item", "multiply"]
    let way = fields.one(of: ways, example: "per_amount: 1.00")
    if way == "multiply" { return multiplier(fields, id) }
    if let of = fields["of"], way != nil {
      of.report(
        Texts(nl: "`of` hoort bij `multiply`", en: "`of` goes with `multiply`"),
        Texts(nl: "haal het weg", en: "remove it"))
    }
    let given = self.given(fields, example: "points: 1")
    let kind = way.flatMap { self.kind(fields, $0, given?.count ?? 1) }
    return RuleDraft(
      fields: fields, id: id, kind: given == nil ? nil : kind, unit: given?.unit,
      isMultiplied: way != "per_visit")
  }

  private func kind(_ fields: Fields, _ way: String, _ points: Points) -> EarningRule.Kind? {
    switch way {
    case "per_amount":
      let unit = money.minorUnits
      return fields[way]?.amount(money, 1...(1_000_000 * unit), example: unit)
        .map { .perAmount(points: points, minorUnits: $0) }
    case "per_item":
      return fields[way]?.whole(1...1_000_000).map { .perItem(points: points, items: $0) }
    default:
      guard let field = fields[way], let yes = field.yesOrNo() else { return nil }
      if yes { return .perVisit(points: points) }
      return field.refuse("no", nl: "hier geen keuze", en: "not a choice here", example: "yes")
    }
  }

  private func multiplier(_ fields: Fields, _ id: String?) -> RuleDraft {
    for key in ["points", "stamps"] {
      fields[key]?.report(
        Texts(nl: "een vermenigvuldiger geeft zelf niets", en: "a multiplier gives nothing by itself"),
        Texts(nl: "haal `\(key)` weg; noem de regels bij `of`", en: "remove `\(key)`; name the rules under `of`"))
    }
    let permille = fields["multiply"]?.scaled(decimals: 3, 1000...100_000, example: "2")
    let unit = fields.has("card") ? stampCard(fields["card"])?.number : nil
    return RuleDraft(
      fields: fields, id: id, kind: permille.map { .multiply(permille: $0, rules: []) }, unit: unit, isMultiplied: false
    )
  }

  private mutating func rule(_ drafts: [RuleDraft], _ place: Int) -> EarningRule? {
    let draft = drafts[place]
    let fields = draft.fields
    let title = fields.required("title", example: "Punten per euro")?.texts(example: "Punten per euro")
    let minimum = fields["minimum_spend"].map { $0.amount(money, 1...mostMinorUnits, example: 1000) } ?? 0
    let basis = self.basis(fields)
    let lines = fields["where"].map { selector($0) } ?? LineSelector()
    let stores = storeNames(fields["stores"])
    let windows = fields["when"]?.each(most: 20) { window($0) } ?? []
    let caps = caps(fields, "caps", periods: CapPeriod.allCases)
    guard let id = draft.id, let title, let kind = draft.kind, let (unit, full) = target(kind, drafts, place),
      let minimum, let basis, let lines
    else { return nil }
    places["rules.\(id)"] = fields.place
    guard let number = numbering.number(ofRule: id) else {
      log.report(
        at: fields.place, fields.path,
        Texts(nl: "dit huis heeft al te veel regels gehad", en: "this house has had too many rules already"),
        Texts(nl: "gebruik een id van vroeger", en: "use an id of an earlier one"))
      return nil
    }
    return EarningRule(
      number: number, id: id, title: title, unit: unit, kind: full, basis: basis, lines: lines, minimumSpend: minimum,
      stores: stores, windows: windows, caps: caps)
  }

  /// Which amount counts must be written where an amount counts.
  private func basis(_ fields: Fields) -> AmountBasis? {
    let needed = fields.has("per_amount") || fields.has("minimum_spend")
    let discount =
      needed
      ? fields.required("basis", example: "after-discount")?.choice(AmountBasis.Discount.self)
      : fields["basis"].map { $0.choice(AmountBasis.Discount.self) } ?? .afterDiscount
    let tax = fields["tax"].map { $0.choice(AmountBasis.Tax.self) } ?? .included
    guard let discount, let tax else { return nil }
    return AmountBasis(discount: discount, tax: tax)
  }

  /// The rule's unit; for a multiplier also the places of the rules under `of`, all of one unit.
  private func target(_ kind: EarningRule.Kind, _ drafts: [RuleDraft], _ place: Int) -> (UInt8, EarningRule.Kind)? {
    let draft = drafts[place]
    guard case .multiply(let permille, _) = kind else { return draft.unit.map { ($0, kind) } }
    guard let of = draft.fields["of"] else {
      return draft.fields.has("card") ? draft.unit.map { ($0, kind) } : (EarnedUnit.pointsNumber, kind)
    }
    let fields = of.list(most: Programme.mostRules)
    let places = fields.compactMap { multiplied($0, drafts) }
    guard !places.isEmpty, places.count == fields.count else { return nil }
    let found = Set(places.compactMap { drafts[$0].unit })
    guard let unit = found.first else { return nil }
    guard found.count == 1, draft.unit == nil || draft.unit == unit else {
      of.report(
        Texts(nl: "deze regels geven niet hetzelfde", en: "these rules do not give the same"),
        Texts(
          nl: "maak een vermenigvuldiger voor de punten en een voor elke stempelkaart",
          en: "make one multiplier for the points and one for each stamp card"))
      return nil
    }
    return (unit, .multiply(permille: permille, rules: Array(Set(places)).sorted()))
  }

  private func multiplied(_ field: Field, _ drafts: [RuleDraft]) -> Int? {
    guard let id = field.text(example: "euro") else { return nil }
    guard let place = drafts.firstIndex(where: { $0.id == id }) else {
      field.report(
        Texts(nl: "er is geen regel `\(id.shown)`", en: "there is no rule `\(id.shown)`"),
        nearest(to: id, among: drafts.compactMap(\.id)).map {
          Texts(nl: "bedoel je `\($0)`?", en: "did you mean `\($0)`?")
        } ?? Texts(nl: "noem een id uit `rules`", en: "name an id from `rules`"))
      return nil
    }
    guard drafts[place].isMultiplied else {
      field.report(
        Texts(
          nl: "regel `\(id)` geeft niet per bedrag of per stuk", en: "rule `\(id)` does not give per amount or per item"
        ),
        Texts(nl: "haal hem weg bij `of`", en: "remove it from `of`"))
      return nil
    }
    return place
  }
}
