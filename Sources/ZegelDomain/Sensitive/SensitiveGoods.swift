/// Goods that tell of somebody's health, belief, politics, union, genes or sex life. They are never kept with an account,
/// whatever a policy says, and no rule, reward or field names them.
///
/// `rules/sensitive-goods.csv` shows the same rows as a table.
///
/// - Law: Art. 9(1) GDPR; CJEU C-21/23 (4 October 2024), CJEU C-184/20 (1 August 2022).
public struct SensitiveGoods: Sendable, Hashable {
  public enum Match: String, Sendable, CaseIterable {
    /// How a word begins: `medicijn` is also in `medicijnen` and `medicijnkastje`.
    case beginning
    /// All of a word, for short ones.
    case whole
  }

  /// In small letters. Between parts that are told apart by a space anything may stand that is no letter, or nothing.
  public let word: String
  public let match: Match
  public let category: DataCategory
  /// The first day; nil: since before any house of Zegel.
  public let from: CalendarDay?
  public let source: String

  /// What a name tells on a day, of a product, category, department or brand as the till calls it; nil when nothing.
  ///
  /// - Parameter day: nil is whatever day, also those to come.
  public static func category(of name: String, on day: CalendarDay?) -> DataCategory? {
    SensitiveWords.all.first(in: name, on: day)
  }
}

extension SaleLine {
  /// Whether the line is never to be kept with an account.
  package func isSensitive(_ codes: SensitiveCodes, on day: CalendarDay) -> Bool {
    codes.hold(self) || tells(product, day) || tells(category, day) || tells(department, day) || tells(brand, day)
  }

  private func tells(_ name: String?, _ day: CalendarDay) -> Bool {
    name.map { SensitiveGoods.category(of: $0, on: day) != nil } ?? false
  }
}
