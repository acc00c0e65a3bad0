-- Cuts the five tables of account data of a house on PostgreSQL into sixteen parts each; see scaling.md. Nobody may serve the house
-- meanwhile, and the data is copied: it needs the room twice. PostgreSQL 13 or later.
--   psql -v ON_ERROR_STOP=1 -f partitions.sql "$ZEGEL_DATABASE_URL"
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE TEMP TABLE triggers AS
  SELECT tgrelid::regclass::text AS relation, pg_get_triggerdef(oid) AS sql FROM pg_trigger
  WHERE tgrelid IN ('fact'::regclass, 'entry'::regclass) AND NOT tgisinternal;
ALTER TABLE fact RENAME TO fact_whole;
ALTER TABLE entry RENAME TO entry_whole;
ALTER TABLE card RENAME TO card_whole;
ALTER TABLE act RENAME TO act_whole;
ALTER TABLE account RENAME TO account_whole;
CREATE TABLE account (
  LIKE account_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  PRIMARY KEY (account_id)
) PARTITION BY HASH (account_id);
CREATE TABLE fact (
  LIKE fact_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  PRIMARY KEY (account_id, at, event), FOREIGN KEY (account_id) REFERENCES account
) PARTITION BY HASH (account_id);
CREATE TABLE entry (
  LIKE entry_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  PRIMARY KEY (account_id, number), FOREIGN KEY (account_id) REFERENCES account
) PARTITION BY HASH (account_id);
CREATE TABLE card (
  LIKE card_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  PRIMARY KEY (card_hash), FOREIGN KEY (account_id) REFERENCES account
) PARTITION BY HASH (card_hash);
CREATE TABLE act (
  LIKE act_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  PRIMARY KEY (event)
) PARTITION BY HASH (event);
DO $$ BEGIN
  FOR part IN 0..15 LOOP
    FOR name IN 1..5 LOOP
      EXECUTE format('CREATE TABLE %1$s_p%2$s PARTITION OF %1$s FOR VALUES WITH (MODULUS 16, REMAINDER %2$s)',
        (ARRAY['account', 'fact', 'entry', 'card', 'act'])[name], part);
    END LOOP;
  END LOOP;
END $$;
INSERT INTO account SELECT * FROM account_whole;
INSERT INTO fact SELECT * FROM fact_whole;
INSERT INTO entry SELECT * FROM entry_whole;
INSERT INTO card SELECT * FROM card_whole;
INSERT INTO act SELECT * FROM act_whole;
DO $$ DECLARE each record; BEGIN
  FOR each IN SELECT sql FROM triggers LOOP
    EXECUTE replace(replace(each.sql, 'fact_whole', 'fact'), 'entry_whole', 'entry');
  END LOOP;
END $$;
DROP TABLE fact_whole, entry_whole, card_whole, act_whole, account_whole CASCADE;
CREATE INDEX account_due ON account (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX card_account ON card (account_id);
CREATE INDEX card_id ON card (card_id);
COMMIT;
