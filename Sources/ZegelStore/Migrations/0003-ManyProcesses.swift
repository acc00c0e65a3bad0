extension Migration {
  /// Who does the rounds, and how a broken connection finds out what became of its last transaction.
  static let manyProcesses = Migration(
    number: 3, name: "many processes", why: "several programs may serve one database",
    sqlite: """
      CREATE TABLE round_lease (
        round TEXT NOT NULL PRIMARY KEY,
        holder BLOB NOT NULL CHECK (length(holder) = 16),
        ends_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE write_mark (
        thread_id BLOB NOT NULL PRIMARY KEY CHECK (length(thread_id) = 16),
        mark INTEGER NOT NULL
      ) STRICT;
      """,
    postgresql: """
      CREATE TABLE round_lease (
        round text COLLATE "C" NOT NULL PRIMARY KEY,
        holder bytea NOT NULL CHECK (length(holder) = 16),
        ends_at bigint NOT NULL
      );

      CREATE TABLE write_mark (
        thread_id bytea NOT NULL PRIMARY KEY CHECK (length(thread_id) = 16),
        mark bigint NOT NULL
      ) WITH (fillfactor = 10);
      """)
}
