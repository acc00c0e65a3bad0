import ZegelDomain

extension ProgrammeReader {
  mutating func readRewards(_ file: Fields) -> [Reward] {
    var rewards: [Reward] = []
    var taken: Set<String> = []
    for field in file["rewards"]?.list(most: 200) ?? [] {
      if let reward = reward(field, &taken) { rewards.append(reward) }
    }
    return rewards
  }

  private mutating func reward(_ field: Field, _ taken: inout Set<String>) -> Reward? {
    let known = ["id", "title", "cost", "stock", "limit", "from", "until"]
    guard let fields = Fields(field, known: known) else { return nil }
    let id = freshID(fields, &taken, example: "gratis-brood")
    let title = fields.required("title", example: "Gratis brood")?.texts(example: "Gratis brood")
    let cost = fields.required("cost", example: "{points: 250}").flatMap(cost)
    let stock = fields["stock"]?.whole(0...1_000_000_000, example: "100")
    let limits = caps(fields, "limit", periods: CapPeriod.allCases.filter { $0 != .sale })
    let (first, last) = days(fields)
    guard let id, let title, let cost else { return nil }
    places["rewards.\(id)"] = field.node.place
    guard let number = numbering.number(ofReward: id) else {
      field.report(
        Texts(nl: "dit huis heeft al te veel beloningen gehad", en: "this house has had too many rewards already"),
        Texts(nl: "gebruik een id van vroeger", en: "use an id of an earlier one"))
      return nil
    }
    return Reward(
      number: number, id: id, title: title, unit: cost.unit, cost: cost.count, stock: stock, limits: limits,
      firstDay: first, lastDay: last)
  }

  private func cost(_ field: Field) -> (unit: UInt8, count: Points)? {
    guard let fields = Fields(field, known: ["points", "stamps", "card"]),
      let (unit, count) = given(fields, example: "points: 250")
    else { return nil }
    return (unit, count)
  }

  /// `points: 1`, or `stamps: 1` with `card: koffie`.
  func given(_ fields: Fields, example: String) -> (unit: UInt8, count: Points)? {
    guard let key = fields.one(of: ["points", "stamps"], example: example) else { return nil }
    let count = fields[key]?.whole(1...ProgrammeReader.mostPoints, example: "1")
    if key == "points" {
      fields["card"]?.report(
        Texts(nl: "`card` hoort bij `stamps`", en: "`card` goes with `stamps`"),
        Texts(nl: "haal het weg, of schrijf `stamps`", en: "remove it, or write `stamps`"))
      return count.map { (EarnedUnit.pointsNumber, $0) }
    }
    guard let unit = stampCard(fields.required("card", example: "koffie")), let count else { return nil }
    return (unit.number, count)
  }

  /// `from` and `until`, both days included.
  func days(_ fields: Fields) -> (CalendarDay?, CalendarDay?) {
    let first = fields["from"]?.day()
    let last = fields["until"]?.day()
    if let first, let last, first > last {
      fields["until"]?.report(
        Texts(nl: "`until` is vóór `from`", en: "`until` is before `from`"),
        Texts(nl: "schrijf \(first) of later", en: "write \(first) or later"))
    }
    return (first, last)
  }
}
