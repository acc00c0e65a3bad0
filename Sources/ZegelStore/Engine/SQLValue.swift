/// What can be bound to a parameter. No floating point: points and money are whole numbers.
package enum SQLValue: Sendable, Equatable {
  case null
  case int(Int64)
  case text(String)
  case blob([UInt8])

  /// Whole columns, for `unnest` and `= ANY`: PostgreSQL only.
  case ints([Int64?])
  case texts([String?])
  case blobs([[UInt8]?])

  package init(_ value: Int64?) { self = value.map(SQLValue.int) ?? .null }
  package init(_ value: String?) { self = value.map(SQLValue.text) ?? .null }
  package init(_ value: [UInt8]?) { self = value.map(SQLValue.blob) ?? .null }
}
