import Testing
import ZegelDomain
import ZegelStore

@Suite struct `What the SQLite engine says when it refuses` {
  static let schema = """
    CREATE TABLE shop (id INTEGER NOT NULL PRIMARY KEY) STRICT;
    CREATE TABLE till (
      id INTEGER NOT NULL PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop (id),
      number INTEGER NOT NULL UNIQUE CHECK (number > 0)
    ) STRICT;
    CREATE TRIGGER till_stays BEFORE DELETE ON till BEGIN SELECT RAISE(ABORT, 'a till stays'); END;
    INSERT INTO shop (id) VALUES (1);
    INSERT INTO till (id, shop_id, number) VALUES (1, 1, 1);
    """

  @Test(
    arguments: [
      ([.int(2), .int(1), .int(1)], SQLError.State.uniqueViolation),
      ([.int(1), .int(1), .int(2)], .uniqueViolation),
      ([.int(2), .int(9), .int(2)], .foreignKeyViolation),
      ([.int(2), .int(1), .int(-2)], .checkViolation),
      ([.int(2), .int(1), .null], .notNullViolation),
      ([.int(2), .int(1), .text("secret")], .typeMismatch),
    ] as [([SQLValue], SQLError.State)])
  func `a broken constraint has its SQLSTATE and shows no value`(args: [SQLValue], state: SQLError.State) async throws {
    try await withStore { store in
      let error = try await store.write { session in
        try session.script(Self.schema)
        return errorThrown { try session.execute("INSERT INTO till (id, shop_id, number) VALUES ($1, $2, $3)", args) }
      }
      #expect(error?.state == state)
      #expect(error?.isUniqueViolation == (state == .uniqueViolation))
      #expect(error?.statement == "INSERT INTO till")
      #expect(error?.description.contains("secret") == false)
    }
  }

  @Test func `a trigger that forbids a change also forbids replacing`() async throws {
    try await withStore { store in
      let states = try await store.write { session in
        try session.script(Self.schema)
        return [
          errorThrown { try session.execute("DELETE FROM till") }?.state,
          errorThrown {
            try session.execute("INSERT OR REPLACE INTO till (id, shop_id, number) VALUES (1, 1, 5)")
          }?.state,
        ]
      }
      #expect(states == [.raisedByTrigger, .raisedByTrigger])
    }
  }

  @Test func `an error nobody caught leaves the store as a fault`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      let fault = await #expect(throws: Fault.self) {
        try await store.write { session in
          try addNote(1, "personal", in: session)
          try addNote(1, "personal", in: session)
        }
      }
      #expect(fault?.what == "sql 23505 (1555) in INSERT INTO note: UNIQUE constraint failed: note.id")
    }
  }
}

private func errorThrown(_ body: () throws -> Int) -> SQLError? {
  do { _ = try body() } catch { return error as? SQLError }
  return nil
}
