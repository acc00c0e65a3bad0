import ZegelDomain

/// Reads a whole file into a programme, section by section; the sections stand in files of their own.
///
/// Every section is read even when an earlier one has problems, so that a file gives all of them at once.
struct ProgrammeReader {
  static let keys = [
    "zegel", "name", "currency", "time_zone", "reach", "points", "stamp_cards", "rules", "conflict", "rounding", "caps",
    "earn_on_points_paid", "on_return", "rewards", "pay_with_points", "stores", "cards", "sensitive",
  ]
  static let mostPoints: Int64 = 1_000_000

  let log: ProblemLog
  var numbering: Numbering
  /// Where each named part stands, for warnings: `rules.euro`, `rewards.brood`.
  var places: [String: Place] = [:]
  /// Euro while the file's own is not known, so that amounts can be read on.
  var money = Money(code: "EUR")!
  var units: [EarnedUnit] = []
  var stores = Stores.any

  init(log: ProblemLog, numbering: Numbering) {
    self.log = log
    self.numbering = numbering
  }

  /// Nil when there is any problem; then the log has it.
  mutating func programme(_ root: SourceNode, version: Int32) -> Programme? {
    guard let file = Fields(Field(node: root, path: "", log: log), known: ProgrammeReader.keys) else { return nil }
    header(file)
    let name = file.required("name", example: "Bakkerij De Korenaar")?.label(example: "Bakkerij De Korenaar")
    readMoney(file)
    let zone = zone(file)
    let reach = file["reach"]?.days(1...3660, example: "400 days") ?? 400
    readUnits(file)
    readStores(file)
    let rules = readRules(file)
    let conflict = file.required("conflict", example: "add")?.choice(RuleConflict.self)
    let rounding = rounding(file)
    let caps = caps(file, "caps", periods: CapPeriod.allCases)
    let onPaid = file.required("earn_on_points_paid", example: "no")?.yesOrNo()
    let onReturn = file.required("on_return", example: "below-zero")?.choice(ReturnPolicy.self)
    let rewards = readRewards(file)
    let payment = file["pay_with_points"].flatMap(payment)
    let cards = cards(file)
    let sensitive = file["sensitive"].map { sensitiveCodes($0) } ?? SensitiveCodes()
    guard log.problems.isEmpty, let name, let zone, let conflict, let rounding, let onPaid, let onReturn, let cards,
      let sensitive
    else { return nil }
    return Programme(
      version: version, name: name, currency: money.code, zone: zone, units: units, rules: rules, conflict: conflict,
      rounding: rounding, earnsOnPartPaidWithPoints: onPaid, caps: caps, returnPolicy: onReturn, rewards: rewards,
      payment: payment, stores: stores, cards: cards, reachDays: reach,
      sensitive: sensitive)
  }

  private func header(_ file: Fields) {
    guard let field = file.required("zegel", example: "programme/1"), let text = field.text(example: "programme/1")
    else { return }
    guard text != "programme/1" else { return }
    field.report(
      Texts(
        nl: "`\(text.shown)` is geen soort die deze Zegel leest", en: "`\(text.shown)` is not a kind this Zegel reads"),
      Texts(nl: "schrijf `zegel: programme/1`", en: "write `zegel: programme/1`"))
  }

  private mutating func readMoney(_ file: Fields) {
    guard let field = file.required("currency", example: "EUR"), let code = field.text(example: "EUR") else { return }
    guard let found = Money(code: code) else {
      let near = nearest(to: code, among: Money.known.map { $0.lowercased() })?.uppercased() ?? "EUR"
      let _: Void? = field.refuse(code, nl: "geen valuta die we kennen", en: "not a currency we know", example: near)
      return
    }
    money = found
  }

  private func zone(_ file: Fields) -> ZoneRules? {
    guard let field = file.required("time_zone", example: "Europe/Amsterdam"),
      let name = field.text(example: "Europe/Amsterdam")
    else { return nil }
    return ZoneRules(ianaName: name)
      ?? field.refuse(
        name, nl: "geen tijdzone die we kennen", en: "not a time zone we know", example: "Europe/Amsterdam")
  }

  private func rounding(_ file: Fields) -> Rounding? {
    guard let field = file.required("rounding", example: "{to: down, per: rule}"),
      let fields = Fields(field, known: ["to", "per"])
    else { return nil }
    let mode = fields.required("to", example: "down")?.choice(Rounding.Mode.self)
    let scope = fields.required("per", example: "rule")?.choice(Rounding.Scope.self)
    guard let mode, let scope else { return nil }
    return Rounding(mode: mode, scope: scope)
  }

  private func payment(_ field: Field) -> PointsPayment? {
    guard let fields = Fields(field, known: ["points", "worth", "at_least"]) else { return nil }
    let range = 1...ProgrammeReader.mostPoints
    let points = fields.required("points", example: "100")?.whole(range, example: "100")
    let worth = fields.required("worth", example: "1.00")?.amount(money, 1...100_000_000)
    let least = fields["at_least"].map { $0.whole(range, example: "100") } ?? 1
    guard let points, let worth, let least else { return nil }
    return PointsPayment(points: points, minorUnits: worth, leastPoints: least)
  }

  /// `{most: 500, per: day}`, or a list of these, each period once.
  func caps(_ fields: Fields, _ key: String, periods: [CapPeriod]) -> [Cap] {
    guard let field = fields[key] else { return [] }
    var seen: Set<CapPeriod> = []
    return field.each(most: 10) { item in
      guard let fields = Fields(item, known: ["most", "per"]) else { return nil }
      let most = fields.required("most", example: "500")?.whole(0...1_000_000_000, example: "500")
      let per = fields.required("per", example: "day")
      let period = per?.choice(periods.map(\.name)).flatMap(CapPeriod.init(name:))
      guard let most, let period else { return nil }
      guard seen.insert(period).inserted else {
        per?.report(
          Texts(nl: "`\(period.name)` staat er twee keer", en: "`\(period.name)` is there twice"),
          Texts(nl: "houd de laagste", en: "keep the lowest"))
        return nil
      }
      return Cap(most: most, period: period)
    }
  }

  /// An id that is not taken yet in its list.
  func freshID(_ fields: Fields, _ taken: inout Set<String>, example: String) -> String? {
    guard let field = fields.required("id", example: example), let id = field.id() else { return nil }
    guard taken.insert(id).inserted else {
      field.report(
        Texts(nl: "het id `\(id)` is al gebruikt", en: "the id `\(id)` is taken"),
        Texts(nl: "kies een ander id", en: "choose another id"))
      return nil
    }
    return id
  }
}
