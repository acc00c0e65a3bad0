import ZegelDomain

/// A row as a copy carries it: every column, in the table's order.
package typealias CopiedRow = [SQLValue]

extension SQLSession {
  /// The next page of a table; `after` is the key of the last row of the one before, nil for the first.
  package func page(of table: CopiedTable, after key: [SQLValue]?, most: Int) throws -> [CopiedRow] {
    let place = key ?? table.beforeTheFirst
    guard place.count == table.key.count else { throw Fault("a key of another table") }
    return try query(table.select, place + [.int(Int64(most))]) { row in
      table.kinds.enumerated().map { index, kind in
        let column = Int32(index)
        if row.isNull(column) { return .null }
        switch kind {
        case .int: return .int(row.int(column))
        case .text: return .text(row.text(column))
        case .blob: return .blob(row.blob(column))
        }
      }
    }
  }

  package func insert(_ rows: [CopiedRow], into table: CopiedTable) throws {
    for row in rows {
      guard row.count == table.kinds.count else { throw Fault("a row of another table") }
      try put(table.insert, row)
    }
  }

  package func count(of table: CopiedTable) throws -> Int64 { try query(table.count) { $0.int(0) }[0] }
}

extension CopiedTable {
  package func key(of row: CopiedRow) -> [SQLValue] { key.map { row[$0] } }

  /// Below every key that can be.
  fileprivate var beforeTheFirst: [SQLValue] {
    key.map { column in
      switch kinds[column] {
      case .int: .int(.min)
      case .text: .text("")
      case .blob: .blob([])
      }
    }
  }

  /// Those that a database of this schema has.
  package static func all(in schema: Int64) -> [CopiedTable] { all.filter { $0.since <= schema } }
}
