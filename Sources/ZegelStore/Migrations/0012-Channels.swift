extension Migration {
  /// How each channel's work went last, and whose data came from a party.
  static let channels = Migration(
    number: 12, name: "channels", why: "channels work by themselves, and a house may be the party of another",
    sqlite: """
      CREATE TABLE channel_run (
        channel TEXT PRIMARY KEY NOT NULL,
        tried_at INTEGER NOT NULL,
        failures INTEGER NOT NULL CHECK (failures >= 0),
        failing_since INTEGER,
        next_at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        CHECK ((failures = 0) = (failing_since IS NULL))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE received (
        party TEXT NOT NULL,
        reference BLOB NOT NULL CHECK (length(reference) = 16),
        member_id BLOB NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('held', 'restricted', 'ended')),
        seen BLOB NOT NULL,
        since_at INTEGER NOT NULL,
        PRIMARY KEY (party, reference)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX received_member ON received (member_id);
      """,
    postgresql: """
      CREATE TABLE channel_run (
        channel text COLLATE "C" PRIMARY KEY,
        tried_at bigint NOT NULL,
        failures bigint NOT NULL CHECK (failures >= 0),
        failing_since bigint,
        next_at bigint NOT NULL,
        reason text COLLATE "C" NOT NULL,
        CHECK ((failures = 0) = (failing_since IS NULL))
      );

      CREATE TABLE received (
        party text COLLATE "C" NOT NULL,
        reference bytea NOT NULL CHECK (length(reference) = 16),
        member_id bytea NOT NULL,
        state text COLLATE "C" NOT NULL CHECK (state IN ('held', 'restricted', 'ended')),
        seen bytea NOT NULL,
        since_at bigint NOT NULL,
        PRIMARY KEY (party, reference)
      );
      CREATE INDEX received_member ON received (member_id);
      """)
}
