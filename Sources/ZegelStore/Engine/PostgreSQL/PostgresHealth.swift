extension PostgresStore {
  /// Constraints that were never checked, and indexes that are not whole. The server checks its pages as it reads them,
  /// where it was set up with checksums; `docs/scaling.md` says how.
  package func integrityProblems() async throws -> [String] {
    try await read { session in
      try session.query(
        """
        SELECT CAST('constraint ' || conname || ' was never checked' AS text) FROM pg_constraint
        WHERE NOT convalidated AND connamespace = CAST(current_schema() AS regnamespace)
        UNION ALL
        SELECT CAST('index ' || c.relname || ' is not whole' AS text) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE NOT i.indisvalid AND c.relnamespace = CAST(current_schema() AS regnamespace)
        """, []
      ) { $0.text(0) }
    }
  }

  package func sizes() async throws -> StoreSizes {
    try await read { session in
      try session.query("SELECT pg_database_size(current_database())", []) {
        StoreSizes(database: Int($0.int(0)), log: 0)
      }[0]
    }
  }
}
