extension Migration {
  /// The first house: programme versions, tills, cards, accounts, the register of acts, facts and the ledger.
  ///
  /// Every unique key of account data begins with the account, so that accounts can be spread over machines. Two tables
  /// have a key of their own: `card` is found by the keyed hash of its number, `act` by the key the till gave it.
  static let ledger = Migration(
    number: 1, name: "ledger", why: "cards, points and stamps on an append-only ledger",
    sqlite: """
      CREATE TABLE house (
        one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
        house_id BLOB NOT NULL CHECK (length(house_id) = 16),
        key_check BLOB NOT NULL,
        made_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE programme_version (
        number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
        text TEXT NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        starts_at INTEGER NOT NULL,
        applied_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE programme_name (
        kind TEXT NOT NULL CHECK (kind IN ('unit', 'rule', 'reward')),
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (kind, number),
        UNIQUE (kind, id)
      ) STRICT;

      CREATE TABLE till (
        till_id BLOB NOT NULL PRIMARY KEY CHECK (length(till_id) = 16),
        store TEXT NOT NULL,
        till TEXT NOT NULL,
        key_hash BLOB NOT NULL UNIQUE CHECK (length(key_hash) = 32),
        added_at INTEGER NOT NULL,
        revoked_at INTEGER
      ) STRICT;

      CREATE TABLE account (
        account_id BLOB NOT NULL PRIMARY KEY CHECK (length(account_id) = 16),
        fact_count INTEGER NOT NULL CHECK (fact_count >= 0),
        entry_count INTEGER NOT NULL CHECK (entry_count >= 0),
        available INTEGER NOT NULL,
        pending INTEGER NOT NULL,
        due_at INTEGER,
        state BLOB NOT NULL,
        settled_at INTEGER,
        settled_event TEXT,
        settled BLOB,
        opened_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX account_due ON account (due_at) WHERE due_at IS NOT NULL;

      CREATE TABLE card (
        card_hash BLOB NOT NULL PRIMARY KEY CHECK (length(card_hash) = 16),
        card_id BLOB NOT NULL CHECK (length(card_id) = 16),
        account_id BLOB NOT NULL REFERENCES account,
        last_four TEXT NOT NULL CHECK (length(last_four) <= 4),
        state TEXT NOT NULL CHECK (state IN ('active', 'blocked', 'replaced')),
        issued_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        reason TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX card_account ON card (account_id);
      CREATE INDEX card_id ON card (card_id);

      CREATE TABLE act (
        event TEXT NOT NULL PRIMARY KEY,
        kind INTEGER NOT NULL,
        account_id BLOB,
        at INTEGER,
        body_hash BLOB,
        CHECK (body_hash IS NULL OR length(body_hash) = 16)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE fact (
        account_id BLOB NOT NULL REFERENCES account,
        at INTEGER NOT NULL,
        event TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 1),
        kind INTEGER NOT NULL,
        version INTEGER NOT NULL,
        act BLOB NOT NULL,
        answer BLOB NOT NULL,
        recorded_at INTEGER NOT NULL,
        PRIMARY KEY (account_id, at, event)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE entry (
        account_id BLOB NOT NULL REFERENCES account,
        number INTEGER NOT NULL CHECK (number >= 1),
        cause INTEGER NOT NULL CHECK (cause >= 0),
        lot_fact INTEGER NOT NULL,
        lot_rule INTEGER NOT NULL,
        unit INTEGER NOT NULL,
        from_bucket INTEGER NOT NULL CHECK (from_bucket BETWEEN 1 AND 8),
        to_bucket INTEGER NOT NULL CHECK (to_bucket BETWEEN 1 AND 8),
        points INTEGER NOT NULL CHECK (points > 0),
        reason INTEGER NOT NULL,
        version INTEGER NOT NULL,
        at INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        PRIMARY KEY (account_id, number),
        CHECK (from_bucket <> to_bucket)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE waiting (
        sale_event TEXT NOT NULL,
        event TEXT NOT NULL,
        at INTEGER NOT NULL,
        act BLOB NOT NULL,
        recorded_at INTEGER NOT NULL,
        PRIMARY KEY (sale_event, event)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE reward_stock (
        reward_number INTEGER NOT NULL PRIMARY KEY,
        taken INTEGER NOT NULL CHECK (taken >= 0)
      ) STRICT;

      CREATE TABLE import_run (
        file_hash BLOB NOT NULL PRIMARY KEY CHECK (length(file_hash) = 32),
        byte_offset INTEGER NOT NULL,
        line_count INTEGER NOT NULL,
        tally TEXT NOT NULL,
        ended_at INTEGER
      ) STRICT;

      CREATE TRIGGER fact_is_kept BEFORE UPDATE ON fact
        BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;
      CREATE TRIGGER fact_stays BEFORE DELETE ON fact
        BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
      CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END;
      CREATE TRIGGER entry_stays BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never deleted'); END;
      CREATE TRIGGER programme_version_is_kept BEFORE UPDATE ON programme_version
        BEGIN SELECT RAISE(ABORT, 'programme versions are never changed'); END;
      CREATE TRIGGER programme_version_stays BEFORE DELETE ON programme_version
        BEGIN SELECT RAISE(ABORT, 'programme versions are never deleted'); END;
      """,
    postgresql: """
      CREATE TABLE house (
        one bigint NOT NULL PRIMARY KEY CHECK (one = 1),
        house_id bytea NOT NULL CHECK (length(house_id) = 16),
        key_check bytea NOT NULL,
        made_at bigint NOT NULL
      );

      CREATE TABLE programme_version (
        number bigint NOT NULL PRIMARY KEY CHECK (number >= 1),
        text text COLLATE "C" NOT NULL,
        hash bytea NOT NULL CHECK (length(hash) = 32),
        starts_at bigint NOT NULL,
        applied_at bigint NOT NULL
      );

      CREATE TABLE programme_name (
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('unit', 'rule', 'reward')),
        number bigint NOT NULL,
        id text COLLATE "C" NOT NULL,
        PRIMARY KEY (kind, number),
        UNIQUE (kind, id)
      );

      CREATE TABLE till (
        till_id bytea NOT NULL PRIMARY KEY CHECK (length(till_id) = 16),
        store text COLLATE "C" NOT NULL,
        till text COLLATE "C" NOT NULL,
        key_hash bytea NOT NULL UNIQUE CHECK (length(key_hash) = 32),
        added_at bigint NOT NULL,
        revoked_at bigint
      );

      CREATE TABLE account (
        account_id bytea NOT NULL PRIMARY KEY CHECK (length(account_id) = 16),
        fact_count bigint NOT NULL CHECK (fact_count >= 0),
        entry_count bigint NOT NULL CHECK (entry_count >= 0),
        available bigint NOT NULL,
        pending bigint NOT NULL,
        due_at bigint,
        state bytea NOT NULL,
        settled_at bigint,
        settled_event text COLLATE "C",
        settled bytea,
        opened_at bigint NOT NULL
      );
      CREATE INDEX account_due ON account (due_at) WHERE due_at IS NOT NULL;

      CREATE TABLE card (
        card_hash bytea NOT NULL PRIMARY KEY CHECK (length(card_hash) = 16),
        card_id bytea NOT NULL CHECK (length(card_id) = 16),
        account_id bytea NOT NULL REFERENCES account,
        last_four text COLLATE "C" NOT NULL CHECK (length(last_four) <= 4),
        state text COLLATE "C" NOT NULL CHECK (state IN ('active', 'blocked', 'replaced')),
        issued_at bigint NOT NULL,
        changed_at bigint NOT NULL,
        reason text COLLATE "C"
      );
      CREATE INDEX card_account ON card (account_id);
      CREATE INDEX card_id ON card (card_id);

      CREATE TABLE act (
        event text COLLATE "C" NOT NULL PRIMARY KEY,
        kind bigint NOT NULL,
        account_id bytea,
        at bigint,
        body_hash bytea,
        CHECK (body_hash IS NULL OR length(body_hash) = 16)
      );

      CREATE TABLE fact (
        account_id bytea NOT NULL REFERENCES account,
        at bigint NOT NULL,
        event text COLLATE "C" NOT NULL,
        number bigint NOT NULL CHECK (number >= 1),
        kind bigint NOT NULL,
        version bigint NOT NULL,
        act bytea NOT NULL,
        answer bytea NOT NULL,
        recorded_at bigint NOT NULL,
        PRIMARY KEY (account_id, at, event)
      );

      CREATE TABLE entry (
        account_id bytea NOT NULL REFERENCES account,
        number bigint NOT NULL CHECK (number >= 1),
        cause bigint NOT NULL CHECK (cause >= 0),
        lot_fact bigint NOT NULL,
        lot_rule bigint NOT NULL,
        unit bigint NOT NULL,
        from_bucket bigint NOT NULL CHECK (from_bucket BETWEEN 1 AND 8),
        to_bucket bigint NOT NULL CHECK (to_bucket BETWEEN 1 AND 8),
        points bigint NOT NULL CHECK (points > 0),
        reason bigint NOT NULL,
        version bigint NOT NULL,
        at bigint NOT NULL,
        recorded_at bigint NOT NULL,
        PRIMARY KEY (account_id, number),
        CHECK (from_bucket <> to_bucket)
      );

      CREATE TABLE waiting (
        sale_event text COLLATE "C" NOT NULL,
        event text COLLATE "C" NOT NULL,
        at bigint NOT NULL,
        act bytea NOT NULL,
        recorded_at bigint NOT NULL,
        PRIMARY KEY (sale_event, event)
      );

      CREATE TABLE reward_stock (
        reward_number bigint NOT NULL PRIMARY KEY,
        taken bigint NOT NULL CHECK (taken >= 0)
      );

      CREATE TABLE import_run (
        file_hash bytea NOT NULL PRIMARY KEY CHECK (length(file_hash) = 32),
        byte_offset bigint NOT NULL,
        line_count bigint NOT NULL,
        tally text COLLATE "C" NOT NULL,
        ended_at bigint
      );

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $body$;
      CREATE TRIGGER fact_is_kept BEFORE UPDATE ON fact
        FOR EACH ROW EXECUTE FUNCTION refuse_change('facts are never changed');
      CREATE TRIGGER fact_stays BEFORE DELETE ON fact
        FOR EACH ROW EXECUTE FUNCTION refuse_change('facts are never deleted');
      CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change('ledger entries are never changed');
      CREATE TRIGGER entry_stays BEFORE DELETE ON entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change('ledger entries are never deleted');
      CREATE TRIGGER programme_version_is_kept BEFORE UPDATE ON programme_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change('programme versions are never changed');
      CREATE TRIGGER programme_version_stays BEFORE DELETE ON programme_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change('programme versions are never deleted');
      """)
}
