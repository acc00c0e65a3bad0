-- One sale for pgbench, as a careful program writes it with a transaction for each: card and account, locked; the key;
-- the fact; the entry; the account; commit. The statements and the sizes are those of Zegel's store.
\set card random(1, :cards)
\set receipt random(1, 1000000000000000)
\set at 1795000000000 + :receipt % 1000000000
BEGIN;
SELECT c.card_hash, c.card_id, c.account_id, c.last_four, c.state AS card_state, c.issued_at, c.changed_at,
  a.fact_count + 1 AS fact, a.entry_count + 1 AS entry, a.state, a.settled, a.available
FROM card c JOIN account a ON a.account_id = c.account_id
WHERE c.card_hash = decode(md5('hash' || :card), 'hex') FOR NO KEY UPDATE OF a \gset
INSERT INTO act (event, kind, account_id, at, body_hash)
VALUES ('1-1-' || lpad((:receipt)::text, 18, '0'), 1, decode(md5('account' || :card), 'hex'), :at, decode(md5((:receipt)::text), 'hex'))
ON CONFLICT (event) DO NOTHING;
INSERT INTO fact (account_id, at, event, number, kind, version, act, answer, recorded_at)
VALUES (decode(md5('account' || :card), 'hex'), :at, '1-1-' || lpad((:receipt)::text, 18, '0'), :fact, 1, 1,
  decode(repeat(md5((:receipt)::text), 2) || '00', 'hex'), decode(repeat('00', 11), 'hex'), :at);
INSERT INTO entry (account_id, number, cause, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason, version, at,
  recorded_at)
VALUES (decode(md5('account' || :card), 'hex'), :entry, :fact, :fact, 1, 0, 1, 3, 12, 1, 1, :at, :at);
UPDATE account SET fact_count = :fact, entry_count = :entry, available = :available + 12, pending = 0, due_at = NULL,
  state = decode(repeat(md5((:receipt)::text), 9), 'hex')
WHERE account_id = decode(md5('account' || :card), 'hex');
COMMIT;
