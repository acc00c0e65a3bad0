import ZegelDomain

extension ProgrammeReader {
  private static let sets = ["products", "categories", "departments", "brands"]

  /// Which lines: `{categories: [brood], not: {brands: [x]}}`.
  func selector(_ field: Field) -> LineSelector? {
    guard let fields = Fields(field, known: ProgrammeReader.sets + ["kinds", "not"]) else { return nil }
    let not = fields["not"].flatMap { Fields($0, known: ProgrammeReader.sets + ["kinds"]) }
    let wanted = ProgrammeReader.sets.map { names(fields[$0]) }
    let unwanted = ProgrammeReader.sets.map { names(not?[$0]) }
    guard let kinds = kinds(fields["kinds"], not?["kinds"]) else { return nil }
    return LineSelector(
      products: wanted[0], categories: wanted[1], departments: wanted[2], brands: wanted[3], notProducts: unwanted[0],
      notCategories: unwanted[1], notDepartments: unwanted[2], notBrands: unwanted[3], kinds: kinds)
  }

  /// What the tills call sensitive goods: `{products: ["1083254"], categories: ["51"]}`.
  func sensitiveCodes(_ field: Field) -> SensitiveCodes? {
    guard let fields = Fields(field, known: ProgrammeReader.sets) else { return nil }
    let codes = ProgrammeReader.sets.map { names(fields[$0]) }
    return SensitiveCodes(products: codes[0], categories: codes[1], departments: codes[2], brands: codes[3])
  }

  private func names(_ field: Field?) -> Set<String> {
    Set(field?.each(most: 5000) { $0.label(example: "\"1083254\"") } ?? [])
  }

  /// Empty means every kind; nil when nothing would be left.
  private func kinds(_ wanted: Field?, _ unwanted: Field?) -> Set<SaleLine.Kind>? {
    let all = Set(SaleLine.Kind.allCases)
    let wantedKinds = wanted.map { Set($0.each(most: 10) { $0.choice(SaleLine.Kind.self) }) } ?? all
    let without = Set(unwanted?.each(most: 10) { $0.choice(SaleLine.Kind.self) } ?? [])
    let left = wantedKinds.subtracting(without)
    guard !left.isEmpty else {
      (unwanted ?? wanted)?.report(
        Texts(nl: "zo blijft er geen soort regel over", en: "no kind of line is left this way"),
        Texts(nl: "haal er een weg", en: "remove one"))
      return nil
    }
    return left == all ? [] : left
  }

  /// `{from: 2026-12-01, until: 2026-12-31, days: [mon], hours: 17:00-19:00, repeats: …}`.
  func window(_ field: Field) -> Window? {
    let known = ["from", "until", "days", "hours", "repeats", "start", "except"]
    guard let fields = Fields(field, known: known) else { return nil }
    let (first, last) = days(fields)
    let weekdays = Set(fields["days"]?.each(most: 7) { $0.weekday() } ?? [])
    let hours = fields["hours"]?.hours()
    let recurrence = recurrence(fields, from: first)
    return Window(firstDay: first, lastDay: last, weekdays: weekdays, hours: hours, recurrence: recurrence)
  }

  /// Exclusions alone are those of every day.
  private func recurrence(_ fields: Fields, from first: CalendarDay?) -> Recurrence? {
    let excluded = fields["except"]?.each(most: Recurrence.mostExclusions) { $0.day() } ?? []
    let start = fields["start"]?.day() ?? first
    guard let field = fields["repeats"] else {
      fields["start"]?.report(
        Texts(nl: "`start` hoort bij `repeats`", en: "`start` goes with `repeats`"),
        Texts(nl: "schrijf `from` voor een eerste dag", en: "write `from` for a first day"))
      guard !excluded.isEmpty else { return nil }
      return try? Recurrence(
        rule: "FREQ=DAILY", start: first ?? CalendarDay(dayNumber: 0), excluding: excluded)
    }
    guard let rule = field.text(example: "FREQ=MONTHLY;BYDAY=1SA") else { return nil }
    guard let start else {
      field.report(
        Texts(nl: "een herhaling heeft een eerste dag nodig", en: "a repetition needs a first day"),
        Texts(nl: "voeg toe: `start: 2026-01-01`", en: "add `start: 2026-01-01`"))
      return nil
    }
    do {
      return try Recurrence(rule: rule, start: start, excluding: excluded)
    } catch {
      field.report(error.message, error.remedy)
      return nil
    }
  }
}
