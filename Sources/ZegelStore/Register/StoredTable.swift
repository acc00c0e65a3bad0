package import ZegelDomain

/// What every column of the schema is about: a record of the register, or nobody, and why not.
///
/// A migration that makes a column which is not here fails, and so does a test. Who adds one answers for it first.
///
/// - Law: Art. 5(2), 25(1), 30(1) GDPR.
package struct StoredTable: Sendable {
  package enum Content: Sendable, Equatable {
    case personal(HouseRecord)
    /// About nobody, with the reason.
    case free(String)
  }

  package struct Column: Sendable {
    package let name: String
    package let content: Content
  }

  package let name: String
  package let columns: [Column]

  init(_ name: String, _ groups: (Content, String)...) {
    self.name = name
    columns = groups.flatMap { content, names in
      names.split(separator: " ").map { Column(name: String($0), content: content) }
    }
  }
}

/// A column as a database has it.
package struct ColumnName: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let table: String
  package let column: String

  package init(_ table: String, _ column: String) { (self.table, self.column) = (table, column) }

  package var description: String { "\(table).\(column)" }
  package static func < (left: Self, right: Self) -> Bool { (left.table, left.column) < (right.table, right.column) }
}

extension [StoredTable] {
  package func content(of name: ColumnName) -> StoredTable.Content? {
    first { $0.name == name.table }?.columns.first { $0.name == name.column }?.content
  }

  package func undeclared(among names: [ColumnName]) -> [ColumnName] { names.filter { content(of: $0) == nil } }

  package var names: [ColumnName] { flatMap { table in table.columns.map { ColumnName(table.name, $0.name) } } }

  /// A line for each of these columns, sorted; the register's hash of the schema is of this.
  package func lines(of names: [ColumnName]) -> String {
    names.sorted().map { name in
      switch content(of: name) {
      case .personal(let record)?: "\(name) \(record.rawValue)\n"
      case .free?: "\(name) -\n"
      case nil: "\(name) ?\n"
      }
    }.joined()
  }

  /// The tables that have anything of a record.
  package func tables(of record: HouseRecord) -> [String] {
    filter { table in table.columns.contains { $0.content == .personal(record) } }.map(\.name).sorted()
  }
}

extension SQLSession {
  /// Every column of every table of the house, as the database has them; parts of a table once.
  package func columnNames() throws -> [ColumnName] {
    switch dialect {
    case .sqlite:
      try query(
        """
        SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.name
        """
      ) { ColumnName($0.text(0), $0.text(1)) }
    case .postgresql:
      try query(
        """
        SELECT c.relname::text, a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2
        """
      ) { ColumnName($0.text(0), $0.text(1)) }
    }
  }
}
