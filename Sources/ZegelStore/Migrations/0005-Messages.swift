extension Migration {
  /// What a member has proven, codes that wait for an answer, and messages that wait for a mail server.
  ///
  /// No address, no code and no text lies here: a code and whom it went to are keyed hashes.
  static let messages = Migration(
    number: 5, name: "messages", why: "members get messages, and prove what is theirs",
    sqlite: """
      CREATE TABLE member_proof (
        member_id BLOB NOT NULL REFERENCES member,
        field TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        way TEXT NOT NULL CHECK (way IN ('code', 'seen')),
        proven_at INTEGER NOT NULL,
        proven_by TEXT NOT NULL,
        PRIMARY KEY (member_id, field)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE member_code (
        member_id BLOB NOT NULL REFERENCES member,
        field TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
        ends_at INTEGER NOT NULL,
        tries INTEGER NOT NULL CHECK (tries >= 0),
        PRIMARY KEY (member_id, field)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE code_sent (
        contact_hash BLOB NOT NULL CHECK (length(contact_hash) = 16),
        code_sent_id BLOB NOT NULL CHECK (length(code_sent_id) = 16),
        sent_at INTEGER NOT NULL,
        PRIMARY KEY (contact_hash, code_sent_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX code_sent_at ON code_sent (sent_at);

      CREATE TABLE message_due (
        member_id BLOB NOT NULL REFERENCES member,
        kind TEXT NOT NULL CHECK (kind IN ('notice')),
        policy_version INTEGER NOT NULL,
        language TEXT NOT NULL,
        attempts INTEGER NOT NULL CHECK (attempts >= 0),
        made_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        PRIMARY KEY (member_id, kind)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX message_due_at ON message_due (due_at);
      """,
    postgresql: """
      CREATE TABLE member_proof (
        member_id bytea NOT NULL REFERENCES member,
        field text COLLATE "C" NOT NULL,
        version bigint NOT NULL CHECK (version >= 1),
        way text COLLATE "C" NOT NULL CHECK (way IN ('code', 'seen')),
        proven_at bigint NOT NULL,
        proven_by text COLLATE "C" NOT NULL,
        PRIMARY KEY (member_id, field)
      );

      CREATE TABLE member_code (
        member_id bytea NOT NULL REFERENCES member,
        field text COLLATE "C" NOT NULL,
        version bigint NOT NULL CHECK (version >= 1),
        code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
        ends_at bigint NOT NULL,
        tries bigint NOT NULL CHECK (tries >= 0),
        PRIMARY KEY (member_id, field)
      );

      CREATE TABLE code_sent (
        contact_hash bytea NOT NULL CHECK (length(contact_hash) = 16),
        code_sent_id bytea NOT NULL CHECK (length(code_sent_id) = 16),
        sent_at bigint NOT NULL,
        PRIMARY KEY (contact_hash, code_sent_id)
      );
      CREATE INDEX code_sent_at ON code_sent (sent_at);

      CREATE TABLE message_due (
        member_id bytea NOT NULL REFERENCES member,
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('notice')),
        policy_version bigint NOT NULL,
        language text COLLATE "C" NOT NULL,
        attempts bigint NOT NULL CHECK (attempts >= 0),
        made_at bigint NOT NULL,
        due_at bigint NOT NULL,
        PRIMARY KEY (member_id, kind)
      );
      CREATE INDEX message_due_at ON message_due (due_at);
      """)
}
