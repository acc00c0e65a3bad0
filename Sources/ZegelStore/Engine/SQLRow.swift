/// One row, read straight from the statement by column index, from 0.
///
/// Alive only inside the closure it is handed to, so nothing is copied that nobody asks for. A column that is not
/// what was asked (NULL for a plain `int`, text for a number) reads as zero or empty here and makes the query as a
/// whole throw a Fault: a wrong value never leaves the store.
package struct SQLRow: ~Copyable {
  // Unmanaged: the session holds the cells for as long as the row lives, and counting costs a tenth of a query.
  private enum Cells {
    case sqlite(Unmanaged<SQLiteStatement>)
    case postgres(Unmanaged<PostgresRows>, Int32)
  }

  private let cells: Cells

  init(_ statement: SQLiteStatement) { cells = .sqlite(.passUnretained(statement)) }

  init(_ rows: PostgresRows, _ row: Int32) { cells = .postgres(.passUnretained(rows), row) }

  package borrowing func int(_ column: Int32) -> Int64 {
    switch cells {
    case .sqlite(let statement): statement._withUnsafeGuaranteedRef { $0.int(column) }
    case .postgres(let rows, let row): rows._withUnsafeGuaranteedRef { $0.int(row, column) }
    }
  }

  package borrowing func text(_ column: Int32) -> String {
    switch cells {
    case .sqlite(let statement): statement._withUnsafeGuaranteedRef { $0.text(column) }
    case .postgres(let rows, let row): rows._withUnsafeGuaranteedRef { $0.text(row, column) }
    }
  }

  package borrowing func blob(_ column: Int32) -> [UInt8] {
    switch cells {
    case .sqlite(let statement): statement._withUnsafeGuaranteedRef { $0.blob(column) }
    case .postgres(let rows, let row): rows._withUnsafeGuaranteedRef { $0.blob(row, column) }
    }
  }

  package borrowing func isNull(_ column: Int32) -> Bool {
    switch cells {
    case .sqlite(let statement): statement._withUnsafeGuaranteedRef { $0.isNull(column) }
    case .postgres(let rows, let row): rows._withUnsafeGuaranteedRef { $0.isNull(row, column) }
    }
  }

  package borrowing func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

  package borrowing func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  package borrowing func optionalBlob(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : blob(column) }
}
