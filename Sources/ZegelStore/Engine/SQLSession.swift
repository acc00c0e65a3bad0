/// Which SQL the session speaks; where the texts differ, both stand side by side at the call.
package enum Dialect: Sendable { case sqlite, postgresql }

/// One connection inside one transaction. It lives on the thread that owns the connection and never leaves it.
///
/// SQL is a literal with `$1`, `$2`… for values, so nothing from outside can become SQL, and its address finds the
/// prepared statement again without reading the text.
package protocol SQLSession: AnyObject {
  var dialect: Dialect { get }

  /// Hands each row to `body` as it is found: for long results that must not be held in memory.
  func each(_ sql: StaticString, _ args: [SQLValue], _ body: (borrowing SQLRow) throws -> Void) throws

  /// Runs an INSERT, UPDATE or DELETE and answers how many rows it changed, those of triggers not counted.
  @discardableResult func execute(_ sql: StaticString, _ args: [SQLValue]) throws -> Int

  /// Runs an INSERT or UPDATE whose answer nobody waits for: the engine may send it together with what comes next, and
  /// its failure then comes with that, at the latest with the commit.
  ///
  /// - Parameter whenTaken: What a unique key that is taken already is told as; nil for what the database says.
  func put(_ sql: StaticString, _ args: [SQLValue], whenTaken: SQLError?) throws

  /// Several statements at once, without values: migrations only.
  func script(_ sql: String) throws

  /// All of `body` or, when it throws, nothing of it; what came before in the transaction stays.
  func savepoint<T>(_ body: () throws -> T) throws -> T
}

extension SQLSession {
  package func query<T>(_ sql: StaticString, _ args: [SQLValue] = [], _ read: (borrowing SQLRow) throws -> T) throws
    -> [T]
  {
    var found: [T] = []
    try each(sql, args) { row in found.append(try read(row)) }
    return found
  }

  /// The first row, or nil where there is none. Reads to the end: say LIMIT 1 where there may be many.
  package func first<T>(_ sql: StaticString, _ args: [SQLValue] = [], _ read: (borrowing SQLRow) throws -> T) throws
    -> T?
  {
    var found: T?
    try each(sql, args) { row in if found == nil { found = try read(row) } }
    return found
  }

  package func put(_ sql: StaticString, _ args: [SQLValue]) throws { try put(sql, args, whenTaken: nil) }

  @discardableResult package func execute(_ sql: StaticString) throws -> Int { try execute(sql, []) }
}
