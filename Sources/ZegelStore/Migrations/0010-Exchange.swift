extension Migration {
  /// Keys with which the house and its parties seal, sign and log in. They end, and are never deleted.
  static let exchange = Migration(
    number: 10, name: "exchange", why: "a key counts once two people compared its fingerprint with whoever has it",
    sqlite: """
      CREATE TABLE exchange_key (
        exchange_key_id BLOB NOT NULL PRIMARY KEY CHECK (length(exchange_key_id) = 16),
        owner TEXT NOT NULL CHECK (owner <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('openpgp', 'ssh-host', 'ssh-user')),
        fingerprint TEXT NOT NULL CHECK (fingerprint <> ''),
        public_sealed BLOB NOT NULL,
        secret_sealed BLOB,
        created_at INTEGER NOT NULL,
        expires_at INTEGER,
        proposed_by TEXT NOT NULL,
        proposed_at INTEGER NOT NULL,
        confirmed_by TEXT,
        confirmed_at INTEGER,
        ended_by TEXT,
        ended_at INTEGER,
        end_reason TEXT CHECK (end_reason IN ('renewed', 'revoked', 'lost', 'other')),
        CHECK (confirmed_by <> proposed_by),
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
        CHECK ((end_reason IS NULL) = (ended_at IS NULL)),
        CHECK (secret_sealed IS NULL OR (owner = 'house' AND ended_at IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX exchange_key_live ON exchange_key (owner, kind, fingerprint) WHERE ended_at IS NULL;

      CREATE TRIGGER exchange_key_is_kept BEFORE UPDATE ON exchange_key WHEN OLD.ended_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'ended keys are never changed'); END;
      CREATE TRIGGER exchange_key_stays BEFORE DELETE ON exchange_key
        BEGIN SELECT RAISE(ABORT, 'keys of the exchange are never deleted'); END;
      """,
    postgresql: """
      CREATE TABLE exchange_key (
        exchange_key_id bytea NOT NULL PRIMARY KEY CHECK (length(exchange_key_id) = 16),
        owner text COLLATE "C" NOT NULL CHECK (owner <> ''),
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('openpgp', 'ssh-host', 'ssh-user')),
        fingerprint text COLLATE "C" NOT NULL CHECK (fingerprint <> ''),
        public_sealed bytea NOT NULL,
        secret_sealed bytea,
        created_at bigint NOT NULL,
        expires_at bigint,
        proposed_by text COLLATE "C" NOT NULL,
        proposed_at bigint NOT NULL,
        confirmed_by text COLLATE "C",
        confirmed_at bigint,
        ended_by text COLLATE "C",
        ended_at bigint,
        end_reason text COLLATE "C" CHECK (end_reason IN ('renewed', 'revoked', 'lost', 'other')),
        CHECK (confirmed_by <> proposed_by),
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
        CHECK ((end_reason IS NULL) = (ended_at IS NULL)),
        CHECK (secret_sealed IS NULL OR (owner = 'house' AND ended_at IS NULL))
      );
      CREATE UNIQUE INDEX exchange_key_live ON exchange_key (owner, kind, fingerprint) WHERE ended_at IS NULL;

      CREATE TRIGGER exchange_key_is_kept BEFORE UPDATE ON exchange_key
        FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_change('ended keys are never changed');
      CREATE TRIGGER exchange_key_stays BEFORE DELETE ON exchange_key
        FOR EACH ROW EXECUTE FUNCTION refuse_change('keys of the exchange are never deleted');
      """)
}
