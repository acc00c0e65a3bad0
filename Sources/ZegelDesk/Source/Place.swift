/// Where something stands in a file; both from 1.
struct Place: Hashable, Comparable, Sendable {
  let line: Int
  let column: Int

  static let start = Place(line: 1, column: 1)

  static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
}
