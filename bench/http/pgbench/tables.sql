-- The tables that a sale touches, as Sources/ZegelStore/Migrations/0001-Ledger.swift makes them for PostgreSQL, in a schema
-- of their own, with as many cards as the house beside them. Change them with the migration.
DROP SCHEMA IF EXISTS plain CASCADE;
CREATE SCHEMA plain;
SET search_path = plain;

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
CREATE INDEX account_due ON account (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX card_account ON card (account_id);
CREATE INDEX card_id ON card (card_id);

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

INSERT INTO account (account_id, fact_count, entry_count, available, pending, due_at, state, opened_at)
SELECT decode(md5('account' || number), 'hex'), 0, 0, 0, 0, NULL, decode(repeat('00', 16), 'hex'), 1795000000000
FROM generate_series(1, :cards) AS number;
INSERT INTO card (card_hash, card_id, account_id, last_four, state, issued_at, changed_at)
SELECT decode(md5('hash' || number), 'hex'), decode(md5('card' || number), 'hex'), decode(md5('account' || number), 'hex'),
  '1234', 'active', 1795000000000, 1795000000000
FROM generate_series(1, :cards) AS number;
VACUUM ANALYZE account;
VACUUM ANALYZE card;
