-- The tables of a house, on SQLite. Made of the migrations by a test.

CREATE TRIGGER consent_is_kept BEFORE UPDATE ON consent
  BEGIN SELECT RAISE(ABORT, 'consent decisions are never changed'); END;

CREATE TRIGGER consent_stays BEFORE DELETE ON consent
  BEGIN SELECT RAISE(ABORT, 'consent decisions are never deleted'); END;

CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'ledger entries are never deleted'); END;

CREATE TRIGGER exchange_key_is_kept BEFORE UPDATE ON exchange_key WHEN OLD.ended_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'ended keys are never changed'); END;

CREATE TRIGGER exchange_key_stays BEFORE DELETE ON exchange_key
  BEGIN SELECT RAISE(ABORT, 'keys of the exchange are never deleted'); END;

CREATE TRIGGER fact_is_kept BEFORE UPDATE ON fact
  BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;

CREATE TRIGGER fact_stays BEFORE DELETE ON fact
  BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;

CREATE TRIGGER opening_is_kept BEFORE UPDATE ON opening
  BEGIN SELECT RAISE(ABORT, 'openings are never changed'); END;

CREATE TRIGGER opening_stays BEFORE DELETE ON opening
  WHEN OLD.at > (CAST(strftime('%s', 'now') AS INTEGER) - 730 * 86400) * 1000
  BEGIN SELECT RAISE(ABORT, 'openings are not deleted before their time'); END;

CREATE TRIGGER privacy_assessment_is_kept BEFORE UPDATE ON privacy_assessment
  BEGIN SELECT RAISE(ABORT, 'signed assessments are never changed'); END;

CREATE TRIGGER privacy_assessment_stays BEFORE DELETE ON privacy_assessment
  BEGIN SELECT RAISE(ABORT, 'signed assessments are never deleted'); END;

CREATE TRIGGER privacy_consultation_is_kept BEFORE UPDATE ON privacy_consultation
  BEGIN SELECT RAISE(ABORT, 'consultations are never changed'); END;

CREATE TRIGGER privacy_consultation_stays BEFORE DELETE ON privacy_consultation
  BEGIN SELECT RAISE(ABORT, 'consultations are never deleted'); END;

CREATE TRIGGER privacy_version_is_kept BEFORE UPDATE ON privacy_version
  BEGIN SELECT RAISE(ABORT, 'privacy versions are never changed'); END;

CREATE TRIGGER privacy_version_stays BEFORE DELETE ON privacy_version
  BEGIN SELECT RAISE(ABORT, 'privacy versions are never deleted'); END;

CREATE TRIGGER programme_version_is_kept BEFORE UPDATE ON programme_version
  BEGIN SELECT RAISE(ABORT, 'programme versions are never changed'); END;

CREATE TRIGGER programme_version_stays BEFORE DELETE ON programme_version
  BEGIN SELECT RAISE(ABORT, 'programme versions are never deleted'); END;

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

CREATE TABLE act (
  event TEXT NOT NULL PRIMARY KEY,
  kind INTEGER NOT NULL,
  account_id BLOB,
  at INTEGER,
  body_hash BLOB,
  CHECK (body_hash IS NULL OR length(body_hash) = 16)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE channel_run (
  channel TEXT PRIMARY KEY NOT NULL,
  tried_at INTEGER NOT NULL,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  failing_since INTEGER,
  next_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  CHECK ((failures = 0) = (failing_since IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE code_sent (
  contact_hash BLOB NOT NULL CHECK (length(contact_hash) = 16),
  code_sent_id BLOB NOT NULL CHECK (length(code_sent_id) = 16),
  sent_at INTEGER NOT NULL,
  PRIMARY KEY (contact_hash, code_sent_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
  consent_id BLOB NOT NULL PRIMARY KEY CHECK (length(consent_id) = 16),
  trail_id BLOB NOT NULL CHECK (length(trail_id) = 16),
  purpose TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('given', 'refused', 'withdrawn', 'objected', 'suspended')),
  decision_before TEXT,
  at INTEGER NOT NULL,
  route TEXT NOT NULL,
  actor TEXT NOT NULL,
  guardian INTEGER NOT NULL CHECK (guardian IN (0, 1)),
  policy_version INTEGER NOT NULL,
  language TEXT NOT NULL,
  notice_hash BLOB NOT NULL CHECK (length(notice_hash) = 32),
  text_hash BLOB NOT NULL CHECK (length(text_hash) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_state (
  member_id BLOB NOT NULL REFERENCES member,
  purpose TEXT NOT NULL,
  decision TEXT NOT NULL,
  since INTEGER NOT NULL,
  policy_version INTEGER NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (member_id, purpose)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE disclosure (
  member_id BLOB NOT NULL REFERENCES member,
  party TEXT NOT NULL,
  purpose TEXT NOT NULL,
  reference BLOB NOT NULL CHECK (length(reference) = 16),
  since_at INTEGER NOT NULL,
  ended_at INTEGER CHECK (ended_at >= since_at),
  PRIMARY KEY (member_id, party, purpose)
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

CREATE TABLE house (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  house_id BLOB NOT NULL CHECK (length(house_id) = 16),
  key_check BLOB NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE household (
  household_id BLOB NOT NULL PRIMARY KEY CHECK (length(household_id) = 16),
  account_id BLOB NOT NULL,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE household_card (
  card_id BLOB NOT NULL PRIMARY KEY CHECK (length(card_id) = 16),
  account_id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE household_invitation (
  code_hash BLOB NOT NULL PRIMARY KEY CHECK (length(code_hash) = 16),
  household_id BLOB NOT NULL,
  member_id BLOB NOT NULL CHECK (length(member_id) = 16),
  ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE household_member (
  member_id BLOB NOT NULL PRIMARY KEY REFERENCES member,
  household_id BLOB NOT NULL,
  joined_at INTEGER NOT NULL,
  entered_by TEXT NOT NULL,
  route TEXT NOT NULL,
  guardian INTEGER NOT NULL CHECK (guardian IN (0, 1)),
  policy_version INTEGER NOT NULL,
  language TEXT NOT NULL,
  notice_hash BLOB NOT NULL CHECK (length(notice_hash) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
  file_hash BLOB NOT NULL PRIMARY KEY CHECK (length(file_hash) = 32),
  byte_offset INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  tally TEXT NOT NULL,
  ended_at INTEGER
) STRICT;

CREATE TABLE leaf_group (
  recorded_at INTEGER NOT NULL,
  leaf_group_id BLOB NOT NULL CHECK (length(leaf_group_id) = 16),
  leaf_count INTEGER NOT NULL CHECK (leaf_count > 0),
  leaves BLOB NOT NULL CHECK (length(leaves) = 54 * leaf_count),
  PRIMARY KEY (recorded_at, leaf_group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
  member_id BLOB NOT NULL PRIMARY KEY CHECK (length(member_id) = 16),
  state TEXT NOT NULL CHECK (state IN ('joined', 'merged', 'erased')),
  merged_into BLOB CHECK (length(merged_into) = 16),
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  epoch INTEGER,
  key_wrapped BLOB CHECK (length(key_wrapped) = 40),
  trail_sealed BLOB,
  joined_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CHECK ((state = 'erased') = (key_wrapped IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE member_account (
  account_id BLOB NOT NULL PRIMARY KEY CHECK (length(account_id) = 16),
  member_id BLOB NOT NULL CHECK (length(member_id) = 16),
  linked_at INTEGER NOT NULL,
  history_from INTEGER NOT NULL
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

CREATE TABLE member_link (
  link_hash BLOB NOT NULL PRIMARY KEY CHECK (length(link_hash) = 32),
  member_id BLOB NOT NULL CHECK (length(member_id) = 16),
  purpose TEXT NOT NULL,
  binding_hash BLOB NOT NULL CHECK (length(binding_hash) = 32),
  made_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > made_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_lookup (
  field TEXT NOT NULL,
  lookup_hash BLOB NOT NULL CHECK (length(lookup_hash) = 16),
  member_id BLOB NOT NULL CHECK (length(member_id) = 16),
  PRIMARY KEY (field, lookup_hash, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_proof (
  member_id BLOB NOT NULL REFERENCES member,
  field TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  way TEXT NOT NULL CHECK (way IN ('code', 'seen')),
  proven_at INTEGER NOT NULL,
  proven_by TEXT NOT NULL,
  PRIMARY KEY (member_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_reference (
  reference_hash BLOB NOT NULL PRIMARY KEY CHECK (length(reference_hash) = 16),
  member_id BLOB NOT NULL CHECK (length(member_id) = 16),
  body_hash BLOB CHECK (length(body_hash) = 16),
  joined_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE member_value (
  member_id BLOB NOT NULL REFERENCES member,
  field TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sealed BLOB,
  given_at INTEGER NOT NULL,
  given_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (member_id, field, version)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE migration (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE opening (
  opening_id BLOB NOT NULL PRIMARY KEY CHECK (length(opening_id) = 16),
  trail_id BLOB NOT NULL CHECK (length(trail_id) = 16),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  store TEXT,
  purpose TEXT NOT NULL,
  fields TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE privacy_assessment (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  text TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  policy_hash BLOB NOT NULL CHECK (length(policy_hash) = 32),
  after_version INTEGER NOT NULL CHECK (after_version >= 0),
  remains_high INTEGER NOT NULL CHECK (remains_high IN (0, 1)),
  signed_by TEXT NOT NULL,
  signed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE privacy_consultation (
  number INTEGER NOT NULL REFERENCES privacy_assessment,
  step TEXT NOT NULL CHECK (step IN ('asked', 'extended', 'answered')),
  on_day TEXT NOT NULL,
  reference TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('may-proceed', 'may-not')),
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (number, step),
  CHECK ((step = 'answered') = (outcome IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE privacy_notice (
  version INTEGER NOT NULL REFERENCES privacy_version,
  language TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  text TEXT NOT NULL,
  suspended_at INTEGER,
  PRIMARY KEY (version, language)
) STRICT;

CREATE TABLE privacy_proposal (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
  after_version INTEGER NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE privacy_version (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  text TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  applied_at INTEGER NOT NULL,
  first_by TEXT NOT NULL,
  second_by TEXT
) STRICT;

CREATE TABLE programme_name (
  kind TEXT NOT NULL CHECK (kind IN ('unit', 'rule', 'reward')),
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (kind, number),
  UNIQUE (kind, id)
) STRICT;

CREATE TABLE programme_version (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  text TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  starts_at INTEGER NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE received (
  party TEXT NOT NULL,
  reference BLOB NOT NULL CHECK (length(reference) = 16),
  member_id BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'restricted', 'ended')),
  seen BLOB NOT NULL,
  since_at INTEGER NOT NULL,
  PRIMARY KEY (party, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE reward_stock (
  reward_number INTEGER NOT NULL PRIMARY KEY,
  taken INTEGER NOT NULL CHECK (taken >= 0)
) STRICT;

CREATE TABLE round_lease (
  round TEXT NOT NULL PRIMARY KEY,
  holder BLOB NOT NULL CHECK (length(holder) = 16),
  ends_at INTEGER NOT NULL
) STRICT;

CREATE TABLE staff (
  staff_id BLOB NOT NULL PRIMARY KEY CHECK (length(staff_id) = 16),
  roles TEXT NOT NULL,
  stores TEXT NOT NULL,
  key_hash BLOB NOT NULL UNIQUE CHECK (length(key_hash) = 32),
  epoch INTEGER,
  key_wrapped BLOB CHECK (length(key_wrapped) = 40),
  name_sealed BLOB,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  ended_at INTEGER
) STRICT;

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

CREATE TABLE till (
  till_id BLOB NOT NULL PRIMARY KEY CHECK (length(till_id) = 16),
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  key_hash BLOB NOT NULL UNIQUE CHECK (length(key_hash) = 32),
  added_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE TABLE trail_adoption (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  stage INTEGER NOT NULL,
  done BLOB NOT NULL
) STRICT;

CREATE TABLE trail_bundle (
  bundle_index INTEGER NOT NULL PRIMARY KEY CHECK (bundle_index >= 0),
  newest_at INTEGER NOT NULL,
  leaves BLOB NOT NULL CHECK (length(leaves) BETWEEN 56 AND 14336 AND length(leaves) % 56 = 0)
) STRICT;

CREATE TABLE trail_head (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  size INTEGER NOT NULL CHECK (size > 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  note TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE trail_note (
  note_id BLOB NOT NULL PRIMARY KEY CHECK (length(note_id) = 16),
  kind INTEGER NOT NULL,
  text TEXT NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE trail_tile (
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 7),
  tile_index INTEGER NOT NULL CHECK (tile_index >= 0),
  hashes BLOB NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
  PRIMARY KEY (level, tile_index)
) STRICT;

CREATE TABLE waiting (
  sale_event TEXT NOT NULL,
  event TEXT NOT NULL,
  at INTEGER NOT NULL,
  act BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (sale_event, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE write_mark (
  thread_id BLOB NOT NULL PRIMARY KEY CHECK (length(thread_id) = 16),
  mark INTEGER NOT NULL
) STRICT;

CREATE INDEX account_due ON account (due_at) WHERE due_at IS NOT NULL;

CREATE INDEX card_account ON card (account_id);

CREATE INDEX card_id ON card (card_id);

CREATE INDEX code_sent_at ON code_sent (sent_at);

CREATE INDEX consent_state_purpose ON consent_state (purpose, decision, member_id);

CREATE INDEX consent_trail ON consent (trail_id, at);

CREATE INDEX delivery_open ON delivery (state, made_at) WHERE state IN ('making', 'made', 'sent');

CREATE INDEX disclosure_reference ON disclosure (party, reference);

CREATE UNIQUE INDEX exchange_key_live ON exchange_key (owner, kind, fingerprint) WHERE ended_at IS NULL;

CREATE INDEX household_card_account ON household_card (account_id);

CREATE INDEX household_invitation_household ON household_invitation (household_id);

CREATE INDEX household_invitation_member ON household_invitation (member_id);

CREATE INDEX household_member_household ON household_member (household_id);

CREATE INDEX member_account_member ON member_account (member_id);

CREATE INDEX member_epoch ON member (epoch) WHERE epoch IS NOT NULL;

CREATE INDEX member_link_ends_at ON member_link (ends_at);

CREATE INDEX member_link_member ON member_link (member_id);

CREATE INDEX member_lookup_member ON member_lookup (member_id);

CREATE INDEX member_merged ON member (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX member_reference_member ON member_reference (member_id);

CREATE INDEX member_value_changed ON member_value (given_at, given_by) WHERE version > 1;

CREATE INDEX message_due_at ON message_due (due_at);

CREATE INDEX opening_at ON opening (at);

CREATE INDEX opening_taken ON opening (actor, at) WHERE outcome = 'member-exists';

CREATE INDEX opening_trail ON opening (trail_id, at);

CREATE INDEX privacy_assessment_content ON privacy_assessment (content_hash, number);

CREATE INDEX received_member ON received (member_id);

CREATE INDEX stop_delivery ON stop (channel, sequence);
