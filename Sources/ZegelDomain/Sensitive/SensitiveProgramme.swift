/// A part of a programme that would put sensitive goods into somebody's record, by its rule or by its name.
package struct SensitivePart: Sendable, Hashable {
  /// Such as `rules.euro.where`.
  package let path: String
  package let category: DataCategory
  /// Whether a rule would count such goods; else a name says them.
  package let isCounted: Bool
}

extension Programme {
  /// What may not be in a programme on a day: a rule that counts sensitive goods, or a name of them. What a rule leaves
  /// out is no matter: those lines are not there at all.
  ///
  /// - Parameter day: nil is whatever day, also those to come.
  package func sensitiveParts(on day: CalendarDay?) -> [SensitivePart] {
    var parts: [SensitivePart] = []
    for rule in rules {
      if let category = counted(rule.lines, day) {
        parts.append(SensitivePart(path: "rules.\(rule.id).where", category: category, isCounted: true))
      }
      parts += named([rule.id, rule.title.nl, rule.title.en], "rules.\(rule.id)", day)
    }
    for unit in units where unit.number != EarnedUnit.pointsNumber {
      parts += named([unit.id, unit.name.nl, unit.name.en], "stamp_cards.\(unit.id)", day)
    }
    for reward in rewards {
      parts += named([reward.id, reward.title.nl, reward.title.en], "rewards.\(reward.id)", day)
    }
    return parts
  }

  private func counted(_ lines: LineSelector, _ day: CalendarDay?) -> DataCategory? {
    let wanted = [lines.products, lines.categories, lines.departments, lines.brands]
    let mapped = [sensitive.products, sensitive.categories, sensitive.departments, sensitive.brands]
    // What the shop itself calls sensitive is so; of which kind it need not say.
    if zip(wanted, mapped).contains(where: { !$0.isDisjoint(with: $1) }) { return .health }
    return wanted.flatMap { $0.sorted() }.lazy.compactMap { SensitiveGoods.category(of: $0, on: day) }.first
  }

  private func named(_ names: [String], _ path: String, _ day: CalendarDay?) -> [SensitivePart] {
    let found = names.compactMap { SensitiveGoods.category(of: $0, on: day) }.first
    return found.map { [SensitivePart(path: path, category: $0, isCounted: false)] } ?? []
  }
}
