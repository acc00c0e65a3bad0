import ZegelDomain

/// The database said no. Names the statement and the constraint, never a bound value.
package struct SQLError: Error, Sendable, CustomStringConvertible {
  /// The SQLSTATE, alike on every engine.
  package enum State: String, Sendable {
    case uniqueViolation = "23505"
    case foreignKeyViolation = "23503"
    case checkViolation = "23514"
    case notNullViolation = "23502"
    case typeMismatch = "42804"
    case raisedByTrigger = "P0001"
    case busy = "40001"
    case full = "53100"
    case inputOutput = "58030"
    case corrupt = "XX001"
    /// The connection is gone, or never was.
    case lost = "08006"
    case other = "XX000"
  }

  package let state: State
  /// The engine's own number.
  package let code: Int32
  /// How the statement begins, such as `INSERT INTO entry`.
  package let statement: String
  /// The engine's words where they can hold names of the schema only; else its constant text for the code.
  package let words: String

  package var description: String { "sql \(state.rawValue) (\(code)) in \(statement): \(words)" }

  /// Another transaction did first what this one was about to do: it starts again.
  package static let overtaken = SQLError(state: .busy, code: 0, statement: "", words: "another was first")

  /// Not about one job: the storage itself gave up, and whatever shares the transaction is lost with it.
  var isOfStorage: Bool { [.full, .inputOutput, .corrupt].contains(state) }
}

extension Error {
  package var sqlState: SQLError.State? { (self as? SQLError)?.state }
  package var isUniqueViolation: Bool { sqlState == .uniqueViolation }
  package var isForeignKeyViolation: Bool { sqlState == .foreignKeyViolation }

  /// What callers of the store see: refusals for what they can do something about, faults for the rest.
  var leavingTheStore: any Error {
    guard let error = self as? SQLError else { return self }
    switch error.state {
    case .busy: return Refusal(.storageBusy)
    case .full: return Refusal(.storageFull)
    case .lost: return Refusal(.storageUnreachable)
    default: return Fault(error.description)
    }
  }
}
