extension Migration {
  /// Keys of the house and of its parties: nobody alone decides whose key is believed.
  static let exchangeKeys = Migration(
    number: 10, name: "exchange keys", why: "files go only to keys, and come only from keys, that two people pinned",
    sqlite: """
      CREATE TABLE exchange_key (
        key_id BLOB NOT NULL PRIMARY KEY CHECK (length(key_id) = 16),
        owner TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('openpgp', 'ssh-host', 'ssh-user')),
        fingerprint TEXT NOT NULL,
        public_sealed BLOB NOT NULL,
        secret_sealed BLOB,
        expires_at INTEGER,
        proposed_by TEXT NOT NULL,
        proposed_at INTEGER NOT NULL,
        confirmed_by TEXT,
        confirmed_at INTEGER,
        ended_by TEXT,
        ended_at INTEGER,
        end_reason TEXT,
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        CHECK (confirmed_by <> proposed_by),
        CHECK ((ended_by IS NULL) = (ended_at IS NULL) AND (ended_by IS NULL) = (end_reason IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX exchange_key_once ON exchange_key (owner, kind, fingerprint) WHERE ended_at IS NULL;
      CREATE TRIGGER exchange_key_stays BEFORE DELETE ON exchange_key
        BEGIN SELECT RAISE(ABORT, 'keys of the exchange are ended, never deleted'); END;
      """,
    postgresql: """
      CREATE TABLE exchange_key (
        key_id bytea NOT NULL PRIMARY KEY CHECK (length(key_id) = 16),
        owner text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('openpgp', 'ssh-host', 'ssh-user')),
        fingerprint text COLLATE "C" NOT NULL,
        public_sealed bytea NOT NULL,
        secret_sealed bytea,
        expires_at bigint,
        proposed_by text COLLATE "C" NOT NULL,
        proposed_at bigint NOT NULL,
        confirmed_by text COLLATE "C",
        confirmed_at bigint,
        ended_by text COLLATE "C",
        ended_at bigint,
        end_reason text COLLATE "C",
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        CHECK (confirmed_by <> proposed_by),
        CHECK ((ended_by IS NULL) = (ended_at IS NULL) AND (ended_by IS NULL) = (end_reason IS NULL))
      );
      CREATE UNIQUE INDEX exchange_key_once ON exchange_key (owner, kind, fingerprint) WHERE ended_at IS NULL;
      CREATE TRIGGER exchange_key_stays BEFORE DELETE ON exchange_key
        FOR EACH ROW EXECUTE FUNCTION refuse_change('keys of the exchange are ended, never deleted');
      """)
}
