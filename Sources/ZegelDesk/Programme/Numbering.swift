import ZegelDomain

/// The numbers that units, rules and rewards have in the ledger.
///
/// Given once and for ever: an id that leaves the programme keeps its number, and finds it when it comes back.
package struct Numbering: Sendable, Equatable {
  private var units: [String: UInt8] = ["points": EarnedUnit.pointsNumber]
  private var rules: [String: UInt16] = [:]
  private var rewards: [String: UInt16] = [:]

  package init() {}

  /// As it was kept; rows of another kind, or numbers out of range, are left out.
  package init(rows: [(kind: String, number: Int64, id: String)]) {
    for row in rows {
      switch row.kind {
      case "unit": if let number = UInt8(exactly: row.number) { units[row.id] = number }
      case "rule": if let number = UInt16(exactly: row.number) { rules[row.id] = number }
      case "reward": if let number = UInt16(exactly: row.number) { rewards[row.id] = number }
      default: continue
      }
    }
  }

  /// Every number given out so far, by kind and number.
  package var rows: [(kind: String, number: Int64, id: String)] {
    rows("unit", units) + rows("rule", rules) + rows("reward", rewards)
  }

  package func unit(_ id: String) -> UInt8? { units[id] }
  package func rule(_ id: String) -> UInt16? { rules[id] }
  package func reward(_ id: String) -> UInt16? { rewards[id] }

  /// The unit's number, a new one if it had none; nil when 255 stamp cards have been.
  mutating func number(ofUnit id: String) -> UInt8? { number(of: id, in: &units, from: 0) }

  mutating func number(ofRule id: String) -> UInt16? { number(of: id, in: &rules, from: 1) }

  mutating func number(ofReward id: String) -> UInt16? { number(of: id, in: &rewards, from: 1) }

  private func number<Number: FixedWidthInteger>(
    of id: String, in given: inout [String: Number], from first: Number
  ) -> Number? {
    if let number = given[id] { return number }
    let last = given.values.max()
    guard last != .max else { return nil }
    let next = last.map { $0 + 1 } ?? first
    given[id] = next
    return next
  }

  private func rows(
    _ kind: String, _ given: [String: some FixedWidthInteger]
  ) -> [(kind: String, number: Int64, id: String)] {
    given.sorted { $0.value < $1.value }.map { (kind, Int64($0.value), $0.key) }
  }
}
