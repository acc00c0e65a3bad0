extension Migration {
  /// What was handed over and taken in, who is known to whom, and what parties must still be told.
  static let deliveries = Migration(
    number: 11, name: "deliveries", why: "whoever got somebody's data is told when that ends or changes",
    sqlite: """
      CREATE TABLE delivery (
        channel TEXT NOT NULL,
        way TEXT NOT NULL CHECK (way IN ('out', 'in')),
        sequence INTEGER NOT NULL CHECK (sequence >= 1),
        party TEXT NOT NULL,
        content TEXT NOT NULL,
        purpose TEXT NOT NULL,
        policy_version INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('making', 'made', 'sent', 'accepted', 'accepted-in-part', 'refused', 'abandoned')),
        row_count INTEGER NOT NULL CHECK (row_count >= 0),
        refused_count INTEGER NOT NULL CHECK (refused_count BETWEEN 0 AND row_count),
        file_bytes INTEGER NOT NULL CHECK (file_bytes >= 0),
        file_hash BLOB CHECK (length(file_hash) = 32),
        manifest_hash BLOB CHECK (length(manifest_hash) = 32),
        answer TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        sent_at INTEGER,
        answered_at INTEGER,
        PRIMARY KEY (channel, way, sequence),
        CHECK (state IN ('making', 'abandoned', 'refused') OR manifest_hash IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX delivery_open ON delivery (state, made_at) WHERE state IN ('making', 'made', 'sent');

      CREATE TABLE disclosure (
        member_id BLOB NOT NULL REFERENCES member,
        party TEXT NOT NULL,
        purpose TEXT NOT NULL,
        reference BLOB NOT NULL CHECK (length(reference) = 16),
        since_at INTEGER NOT NULL,
        ended_at INTEGER CHECK (ended_at >= since_at),
        PRIMARY KEY (member_id, party, purpose)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX disclosure_reference ON disclosure (party, reference);

      CREATE TABLE stop (
        party TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        reference BLOB NOT NULL CHECK (length(reference) = 16),
        kind TEXT NOT NULL CHECK (kind IN ('withdrawn', 'objected', 'restricted', 'corrected', 'erased')),
        purpose TEXT NOT NULL,
        channel TEXT,
        sequence INTEGER,
        PRIMARY KEY (party, made_at, reference, kind, purpose),
        CHECK ((channel IS NULL) = (sequence IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX stop_delivery ON stop (channel, sequence);
      """,
    postgresql: """
      CREATE TABLE delivery (
        channel text COLLATE "C" NOT NULL,
        way text COLLATE "C" NOT NULL CHECK (way IN ('out', 'in')),
        sequence bigint NOT NULL CHECK (sequence >= 1),
        party text COLLATE "C" NOT NULL,
        content text COLLATE "C" NOT NULL,
        purpose text COLLATE "C" NOT NULL,
        policy_version bigint NOT NULL,
        state text COLLATE "C" NOT NULL
          CHECK (state IN ('making', 'made', 'sent', 'accepted', 'accepted-in-part', 'refused', 'abandoned')),
        row_count bigint NOT NULL CHECK (row_count >= 0),
        refused_count bigint NOT NULL CHECK (refused_count BETWEEN 0 AND row_count),
        file_bytes bigint NOT NULL CHECK (file_bytes >= 0),
        file_hash bytea CHECK (length(file_hash) = 32),
        manifest_hash bytea CHECK (length(manifest_hash) = 32),
        answer text COLLATE "C" NOT NULL,
        made_at bigint NOT NULL,
        sent_at bigint,
        answered_at bigint,
        PRIMARY KEY (channel, way, sequence),
        CHECK (state IN ('making', 'abandoned', 'refused') OR manifest_hash IS NOT NULL)
      );
      CREATE INDEX delivery_open ON delivery (state, made_at) WHERE state IN ('making', 'made', 'sent');

      CREATE TABLE disclosure (
        member_id bytea NOT NULL REFERENCES member,
        party text COLLATE "C" NOT NULL,
        purpose text COLLATE "C" NOT NULL,
        reference bytea NOT NULL CHECK (length(reference) = 16),
        since_at bigint NOT NULL,
        ended_at bigint CHECK (ended_at >= since_at),
        PRIMARY KEY (member_id, party, purpose)
      );
      CREATE INDEX disclosure_reference ON disclosure (party, reference);

      CREATE TABLE stop (
        party text COLLATE "C" NOT NULL,
        made_at bigint NOT NULL,
        reference bytea NOT NULL CHECK (length(reference) = 16),
        kind text COLLATE "C" NOT NULL
          CHECK (kind IN ('withdrawn', 'objected', 'restricted', 'corrected', 'erased')),
        purpose text COLLATE "C" NOT NULL,
        channel text COLLATE "C",
        sequence bigint,
        PRIMARY KEY (party, made_at, reference, kind, purpose),
        CHECK ((channel IS NULL) = (sequence IS NULL))
      );
      CREATE INDEX stop_delivery ON stop (channel, sequence);
      """)
}
