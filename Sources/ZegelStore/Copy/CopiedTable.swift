/// A table of a house, as a copy sees it: read page by page in the order of its key, and written as it was.
///
/// `round_lease` and `write_mark` stay behind: they are about programs that run, not about the house.
///
/// The order of the list is that of their references; `house` comes last, so that half a copy is no house.
package struct CopiedTable: Sendable {
  package enum Kind: UInt8, Sendable { case int = 1, text, blob }

  package let name: String
  /// The migration that made it.
  let since: Int64
  let kinds: [Kind]
  /// Places of the key's columns.
  let key: [Int]
  /// Takes the key after which the page begins, and how many rows it has at most.
  let select: StaticString
  let insert: StaticString
  let count: StaticString
}

extension CopiedTable {
  /// As `insert` names them.
  package var columns: [String] {
    let text = insert.description
    guard let start = text.firstIndex(of: "("), let end = text.firstIndex(of: ")") else { return [] }
    return text[text.index(after: start)..<end].split(whereSeparator: { " ,\n".contains($0) }).map(String.init)
  }

  package static let all: [CopiedTable] = [
    CopiedTable(
      name: "programme_version", since: 1, kinds: [.int, .text, .blob, .int, .int],
      key: [0],
      select: """
        SELECT number, text, hash, starts_at, applied_at
        FROM programme_version WHERE number > $1 ORDER BY number LIMIT $2
        """,
      insert: """
        INSERT INTO programme_version (number, text, hash, starts_at, applied_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
      count: "SELECT count(*) FROM programme_version"),
    CopiedTable(
      name: "programme_name", since: 1, kinds: [.text, .int, .text],
      key: [0, 1],
      select: """
        SELECT kind, number, id
        FROM programme_name WHERE (kind, number) > ($1, $2) ORDER BY kind, number LIMIT $3
        """,
      insert: """
        INSERT INTO programme_name (kind, number, id)
        VALUES ($1, $2, $3)
        """,
      count: "SELECT count(*) FROM programme_name"),
    CopiedTable(
      name: "till", since: 1, kinds: [.blob, .text, .text, .blob, .int, .int],
      key: [0],
      select: """
        SELECT till_id, store, till, key_hash, added_at, revoked_at
        FROM till WHERE till_id > $1 ORDER BY till_id LIMIT $2
        """,
      insert: """
        INSERT INTO till (till_id, store, till, key_hash, added_at, revoked_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM till"),
    CopiedTable(
      name: "account", since: 1, kinds: [.blob, .int, .int, .int, .int, .int, .blob, .int, .text, .blob, .int],
      key: [0],
      select: """
        SELECT account_id, fact_count, entry_count, available, pending, due_at, state, settled_at, settled_event, settled,
        opened_at
        FROM account WHERE account_id > $1 ORDER BY account_id LIMIT $2
        """,
      insert: """
        INSERT INTO account (account_id, fact_count, entry_count, available, pending, due_at, state, settled_at, settled_event, settled,
        opened_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
      count: "SELECT count(*) FROM account"),
    CopiedTable(
      name: "card", since: 1, kinds: [.blob, .blob, .blob, .text, .text, .int, .int, .text],
      key: [0],
      select: """
        SELECT card_hash, card_id, account_id, last_four, state, issued_at, changed_at, reason
        FROM card WHERE card_hash > $1 ORDER BY card_hash LIMIT $2
        """,
      insert: """
        INSERT INTO card (card_hash, card_id, account_id, last_four, state, issued_at, changed_at, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
      count: "SELECT count(*) FROM card"),
    CopiedTable(
      name: "act", since: 1, kinds: [.text, .int, .blob, .int, .blob],
      key: [0],
      select: """
        SELECT event, kind, account_id, at, body_hash
        FROM act WHERE event > $1 ORDER BY event LIMIT $2
        """,
      insert: """
        INSERT INTO act (event, kind, account_id, at, body_hash)
        VALUES ($1, $2, $3, $4, $5)
        """,
      count: "SELECT count(*) FROM act"),
    CopiedTable(
      name: "fact", since: 1, kinds: [.blob, .int, .text, .int, .int, .int, .blob, .blob, .int],
      key: [0, 1, 2],
      select: """
        SELECT account_id, at, event, number, kind, version, act, answer, recorded_at
        FROM fact WHERE (account_id, at, event) > ($1, $2, $3) ORDER BY account_id, at, event LIMIT $4
        """,
      insert: """
        INSERT INTO fact (account_id, at, event, number, kind, version, act, answer, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
      count: "SELECT count(*) FROM fact"),
    CopiedTable(
      name: "entry", since: 1, kinds: [.blob, .int, .int, .int, .int, .int, .int, .int, .int, .int, .int, .int, .int],
      key: [0, 1],
      select: """
        SELECT account_id, number, cause, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason, version, at,
        recorded_at
        FROM entry WHERE (account_id, number) > ($1, $2) ORDER BY account_id, number LIMIT $3
        """,
      insert: """
        INSERT INTO entry (account_id, number, cause, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason, version, at,
        recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
      count: "SELECT count(*) FROM entry"),
    CopiedTable(
      name: "waiting", since: 1, kinds: [.text, .text, .int, .blob, .int],
      key: [0, 1],
      select: """
        SELECT sale_event, event, at, act, recorded_at
        FROM waiting WHERE (sale_event, event) > ($1, $2) ORDER BY sale_event, event LIMIT $3
        """,
      insert: """
        INSERT INTO waiting (sale_event, event, at, act, recorded_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
      count: "SELECT count(*) FROM waiting"),
    CopiedTable(
      name: "reward_stock", since: 1, kinds: [.int, .int],
      key: [0],
      select: """
        SELECT reward_number, taken
        FROM reward_stock WHERE reward_number > $1 ORDER BY reward_number LIMIT $2
        """,
      insert: """
        INSERT INTO reward_stock (reward_number, taken)
        VALUES ($1, $2)
        """,
      count: "SELECT count(*) FROM reward_stock"),
    CopiedTable(
      name: "import_run", since: 1, kinds: [.blob, .int, .int, .text, .int],
      key: [0],
      select: """
        SELECT file_hash, byte_offset, line_count, tally, ended_at
        FROM import_run WHERE file_hash > $1 ORDER BY file_hash LIMIT $2
        """,
      insert: """
        INSERT INTO import_run (file_hash, byte_offset, line_count, tally, ended_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
      count: "SELECT count(*) FROM import_run"),
    CopiedTable(
      name: "leaf_group", since: 2, kinds: [.int, .blob, .int, .blob],
      key: [0, 1],
      select: """
        SELECT recorded_at, leaf_group_id, leaf_count, leaves
        FROM leaf_group WHERE (recorded_at, leaf_group_id) > ($1, $2) ORDER BY recorded_at, leaf_group_id LIMIT $3
        """,
      insert: """
        INSERT INTO leaf_group (recorded_at, leaf_group_id, leaf_count, leaves)
        VALUES ($1, $2, $3, $4)
        """,
      count: "SELECT count(*) FROM leaf_group"),
    CopiedTable(
      name: "trail_tile", since: 2, kinds: [.int, .int, .blob],
      key: [0, 1],
      select: """
        SELECT level, tile_index, hashes
        FROM trail_tile WHERE (level, tile_index) > ($1, $2) ORDER BY level, tile_index LIMIT $3
        """,
      insert: """
        INSERT INTO trail_tile (level, tile_index, hashes)
        VALUES ($1, $2, $3)
        """,
      count: "SELECT count(*) FROM trail_tile"),
    CopiedTable(
      name: "trail_bundle", since: 2, kinds: [.int, .int, .blob],
      key: [0],
      select: """
        SELECT bundle_index, newest_at, leaves
        FROM trail_bundle WHERE bundle_index > $1 ORDER BY bundle_index LIMIT $2
        """,
      insert: """
        INSERT INTO trail_bundle (bundle_index, newest_at, leaves)
        VALUES ($1, $2, $3)
        """,
      count: "SELECT count(*) FROM trail_bundle"),
    CopiedTable(
      name: "trail_head", since: 2, kinds: [.int, .int, .blob, .text, .int],
      key: [0],
      select: """
        SELECT number, size, root, note, made_at
        FROM trail_head WHERE number > $1 ORDER BY number LIMIT $2
        """,
      insert: """
        INSERT INTO trail_head (number, size, root, note, made_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
      count: "SELECT count(*) FROM trail_head"),
    CopiedTable(
      name: "trail_note", since: 2, kinds: [.blob, .int, .text, .int],
      key: [0],
      select: """
        SELECT note_id, kind, text, recorded_at
        FROM trail_note WHERE note_id > $1 ORDER BY note_id LIMIT $2
        """,
      insert: """
        INSERT INTO trail_note (note_id, kind, text, recorded_at)
        VALUES ($1, $2, $3, $4)
        """,
      count: "SELECT count(*) FROM trail_note"),
    CopiedTable(
      name: "trail_adoption", since: 2, kinds: [.int, .int, .blob],
      key: [0],
      select: """
        SELECT one, stage, done
        FROM trail_adoption WHERE one > $1 ORDER BY one LIMIT $2
        """,
      insert: """
        INSERT INTO trail_adoption (one, stage, done)
        VALUES ($1, $2, $3)
        """,
      count: "SELECT count(*) FROM trail_adoption"),
    CopiedTable(
      name: "privacy_version", since: 4, kinds: [.int, .text, .blob, .int, .text, .text],
      key: [0],
      select: """
        SELECT number, text, hash, applied_at, first_by, second_by
        FROM privacy_version WHERE number > $1 ORDER BY number LIMIT $2
        """,
      insert: """
        INSERT INTO privacy_version (number, text, hash, applied_at, first_by, second_by)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM privacy_version"),
    CopiedTable(
      name: "privacy_proposal", since: 4, kinds: [.blob, .int, .text, .int],
      key: [0],
      select: """
        SELECT hash, after_version, proposed_by, proposed_at
        FROM privacy_proposal WHERE hash > $1 ORDER BY hash LIMIT $2
        """,
      insert: """
        INSERT INTO privacy_proposal (hash, after_version, proposed_by, proposed_at)
        VALUES ($1, $2, $3, $4)
        """,
      count: "SELECT count(*) FROM privacy_proposal"),
    CopiedTable(
      name: "privacy_notice", since: 4, kinds: [.int, .text, .blob, .text, .int],
      key: [0, 1],
      select: """
        SELECT version, language, hash, text, suspended_at
        FROM privacy_notice WHERE (version, language) > ($1, $2) ORDER BY version, language LIMIT $3
        """,
      insert: """
        INSERT INTO privacy_notice (version, language, hash, text, suspended_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
      count: "SELECT count(*) FROM privacy_notice"),
    CopiedTable(
      name: "staff", since: 4, kinds: [.blob, .text, .text, .blob, .int, .blob, .blob, .int, .text, .int],
      key: [0],
      select: """
        SELECT staff_id, roles, stores, key_hash, epoch, key_wrapped, name_sealed, added_at, added_by, ended_at
        FROM staff WHERE staff_id > $1 ORDER BY staff_id LIMIT $2
        """,
      insert: """
        INSERT INTO staff (staff_id, roles, stores, key_hash, epoch, key_wrapped, name_sealed, added_at, added_by, ended_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
      count: "SELECT count(*) FROM staff"),
    CopiedTable(
      name: "member", since: 4, kinds: [.blob, .text, .blob, .int, .int, .blob, .blob, .int, .int],
      key: [0],
      select: """
        SELECT member_id, state, merged_into, restricted, epoch, key_wrapped, trail_sealed, joined_at, changed_at
        FROM member WHERE member_id > $1 ORDER BY member_id LIMIT $2
        """,
      insert: """
        INSERT INTO member (member_id, state, merged_into, restricted, epoch, key_wrapped, trail_sealed, joined_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
      count: "SELECT count(*) FROM member"),
    CopiedTable(
      name: "member_account", since: 4, kinds: [.blob, .blob, .int, .int],
      key: [0],
      select: """
        SELECT account_id, member_id, linked_at, history_from
        FROM member_account WHERE account_id > $1 ORDER BY account_id LIMIT $2
        """,
      insert: """
        INSERT INTO member_account (account_id, member_id, linked_at, history_from)
        VALUES ($1, $2, $3, $4)
        """,
      count: "SELECT count(*) FROM member_account"),
    CopiedTable(
      name: "member_value", since: 4, kinds: [.blob, .text, .int, .blob, .int, .text, .text],
      key: [0, 1, 2],
      select: """
        SELECT member_id, field, version, sealed, given_at, given_by, reason
        FROM member_value WHERE (member_id, field, version) > ($1, $2, $3) ORDER BY member_id, field, version LIMIT $4
        """,
      insert: """
        INSERT INTO member_value (member_id, field, version, sealed, given_at, given_by, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
      count: "SELECT count(*) FROM member_value"),
    CopiedTable(
      name: "member_lookup", since: 4, kinds: [.text, .blob, .blob],
      key: [0, 1, 2],
      select: """
        SELECT field, lookup_hash, member_id
        FROM member_lookup WHERE (field, lookup_hash, member_id) > ($1, $2, $3) ORDER BY field, lookup_hash, member_id LIMIT $4
        """,
      insert: """
        INSERT INTO member_lookup (field, lookup_hash, member_id)
        VALUES ($1, $2, $3)
        """,
      count: "SELECT count(*) FROM member_lookup"),
    CopiedTable(
      name: "consent", since: 4,
      kinds: [.blob, .blob, .text, .text, .text, .int, .text, .text, .int, .int, .text, .blob, .blob],
      key: [0],
      select: """
        SELECT consent_id, trail_id, purpose, decision, decision_before, at, route, actor, guardian, policy_version, language, notice_hash, text_hash
        FROM consent WHERE consent_id > $1 ORDER BY consent_id LIMIT $2
        """,
      insert: """
        INSERT INTO consent (consent_id, trail_id, purpose, decision, decision_before, at, route, actor, guardian, policy_version, language, notice_hash, text_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
      count: "SELECT count(*) FROM consent"),
    CopiedTable(
      name: "consent_state", since: 4, kinds: [.blob, .text, .text, .int, .int, .text],
      key: [0, 1],
      select: """
        SELECT member_id, purpose, decision, since, policy_version, language
        FROM consent_state WHERE (member_id, purpose) > ($1, $2) ORDER BY member_id, purpose LIMIT $3
        """,
      insert: """
        INSERT INTO consent_state (member_id, purpose, decision, since, policy_version, language)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM consent_state"),
    CopiedTable(
      name: "opening", since: 4, kinds: [.blob, .blob, .int, .text, .text, .text, .text, .int, .text],
      key: [0],
      select: """
        SELECT opening_id, trail_id, at, actor, store, purpose, fields, policy_version, outcome
        FROM opening WHERE opening_id > $1 ORDER BY opening_id LIMIT $2
        """,
      insert: """
        INSERT INTO opening (opening_id, trail_id, at, actor, store, purpose, fields, policy_version, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
      count: "SELECT count(*) FROM opening"),
    CopiedTable(
      name: "member_proof", since: 5, kinds: [.blob, .text, .int, .text, .int, .text],
      key: [0, 1],
      select: """
        SELECT member_id, field, version, way, proven_at, proven_by
        FROM member_proof WHERE (member_id, field) > ($1, $2) ORDER BY member_id, field LIMIT $3
        """,
      insert: """
        INSERT INTO member_proof (member_id, field, version, way, proven_at, proven_by)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM member_proof"),
    CopiedTable(
      name: "member_code", since: 5, kinds: [.blob, .text, .int, .blob, .int, .int],
      key: [0, 1],
      select: """
        SELECT member_id, field, version, code_hash, ends_at, tries
        FROM member_code WHERE (member_id, field) > ($1, $2) ORDER BY member_id, field LIMIT $3
        """,
      insert: """
        INSERT INTO member_code (member_id, field, version, code_hash, ends_at, tries)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM member_code"),
    CopiedTable(
      name: "code_sent", since: 5, kinds: [.blob, .blob, .int],
      key: [0, 1],
      select: """
        SELECT contact_hash, code_sent_id, sent_at
        FROM code_sent WHERE (contact_hash, code_sent_id) > ($1, $2) ORDER BY contact_hash, code_sent_id LIMIT $3
        """,
      insert: """
        INSERT INTO code_sent (contact_hash, code_sent_id, sent_at)
        VALUES ($1, $2, $3)
        """,
      count: "SELECT count(*) FROM code_sent"),
    CopiedTable(
      name: "message_due", since: 5, kinds: [.blob, .text, .int, .text, .int, .int, .int],
      key: [0, 1],
      select: """
        SELECT member_id, kind, policy_version, language, attempts, made_at, due_at
        FROM message_due WHERE (member_id, kind) > ($1, $2) ORDER BY member_id, kind LIMIT $3
        """,
      insert: """
        INSERT INTO message_due (member_id, kind, policy_version, language, attempts, made_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
      count: "SELECT count(*) FROM message_due"),
    CopiedTable(
      name: "privacy_assessment", since: 9, kinds: [.int, .text, .blob, .blob, .blob, .int, .int, .text, .int],
      key: [0],
      select: """
        SELECT number, text, hash, content_hash, policy_hash, after_version, remains_high, signed_by, signed_at
        FROM privacy_assessment WHERE number > $1 ORDER BY number LIMIT $2
        """,
      insert: """
        INSERT INTO privacy_assessment (number, text, hash, content_hash, policy_hash, after_version, remains_high, signed_by, signed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
      count: "SELECT count(*) FROM privacy_assessment"),
    CopiedTable(
      name: "privacy_consultation", since: 9, kinds: [.int, .text, .text, .text, .text, .text, .int],
      key: [0, 1],
      select: """
        SELECT number, step, on_day, reference, outcome, recorded_by, recorded_at
        FROM privacy_consultation WHERE (number, step) > ($1, $2) ORDER BY number, step LIMIT $3
        """,
      insert: """
        INSERT INTO privacy_consultation (number, step, on_day, reference, outcome, recorded_by, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
      count: "SELECT count(*) FROM privacy_consultation"),
    CopiedTable(
      name: "exchange_key", since: 10,
      kinds: [.blob, .text, .text, .text, .blob, .blob, .int, .int, .text, .int, .text, .int, .text, .int, .text],
      key: [0],
      select: """
        SELECT exchange_key_id, owner, kind, fingerprint, public_sealed, secret_sealed, created_at, expires_at,
        proposed_by, proposed_at, confirmed_by, confirmed_at, ended_by, ended_at, end_reason
        FROM exchange_key WHERE exchange_key_id > $1 ORDER BY exchange_key_id LIMIT $2
        """,
      insert: """
        INSERT INTO exchange_key (exchange_key_id, owner, kind, fingerprint, public_sealed, secret_sealed, created_at, expires_at,
        proposed_by, proposed_at, confirmed_by, confirmed_at, ended_by, ended_at, end_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """,
      count: "SELECT count(*) FROM exchange_key"),
    CopiedTable(
      name: "member_reference", since: 8, kinds: [.blob, .blob, .blob, .int],
      key: [0],
      select: """
        SELECT reference_hash, member_id, body_hash, joined_at
        FROM member_reference WHERE reference_hash > $1 ORDER BY reference_hash LIMIT $2
        """,
      insert: """
        INSERT INTO member_reference (reference_hash, member_id, body_hash, joined_at)
        VALUES ($1, $2, $3, $4)
        """,
      count: "SELECT count(*) FROM member_reference"),
    CopiedTable(
      name: "household", since: 8, kinds: [.blob, .blob, .int],
      key: [0],
      select: """
        SELECT household_id, account_id, made_at
        FROM household WHERE household_id > $1 ORDER BY household_id LIMIT $2
        """,
      insert: """
        INSERT INTO household (household_id, account_id, made_at)
        VALUES ($1, $2, $3)
        """,
      count: "SELECT count(*) FROM household"),
    CopiedTable(
      name: "household_member", since: 8, kinds: [.blob, .blob, .int, .text, .text, .int, .int, .text, .blob],
      key: [0],
      select: """
        SELECT member_id, household_id, joined_at, entered_by, route, guardian, policy_version, language, notice_hash
        FROM household_member WHERE member_id > $1 ORDER BY member_id LIMIT $2
        """,
      insert: """
        INSERT INTO household_member (member_id, household_id, joined_at, entered_by, route, guardian, policy_version, language, notice_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
      count: "SELECT count(*) FROM household_member"),
    CopiedTable(
      name: "household_card", since: 8, kinds: [.blob, .blob],
      key: [0],
      select: """
        SELECT card_id, account_id
        FROM household_card WHERE card_id > $1 ORDER BY card_id LIMIT $2
        """,
      insert: """
        INSERT INTO household_card (card_id, account_id)
        VALUES ($1, $2)
        """,
      count: "SELECT count(*) FROM household_card"),
    CopiedTable(
      name: "household_invitation", since: 8, kinds: [.blob, .blob, .blob, .int],
      key: [0],
      select: """
        SELECT code_hash, household_id, member_id, ends_at
        FROM household_invitation WHERE code_hash > $1 ORDER BY code_hash LIMIT $2
        """,
      insert: """
        INSERT INTO household_invitation (code_hash, household_id, member_id, ends_at)
        VALUES ($1, $2, $3, $4)
        """,
      count: "SELECT count(*) FROM household_invitation"),
    CopiedTable(
      name: "delivery", since: 11,
      kinds: [
        .text, .text, .int, .text, .text, .text, .int, .text, .int, .int, .int, .blob, .blob, .text, .int, .int, .int,
      ],
      key: [0, 1, 2],
      select: """
        SELECT channel, way, sequence, party, content, purpose, policy_version, state, row_count, refused_count,
        file_bytes, file_hash, manifest_hash, answer, made_at, sent_at, answered_at
        FROM delivery WHERE (channel, way, sequence) > ($1, $2, $3) ORDER BY channel, way, sequence LIMIT $4
        """,
      insert: """
        INSERT INTO delivery (channel, way, sequence, party, content, purpose, policy_version, state, row_count, refused_count,
        file_bytes, file_hash, manifest_hash, answer, made_at, sent_at, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """,
      count: "SELECT count(*) FROM delivery"),
    CopiedTable(
      name: "disclosure", since: 11, kinds: [.blob, .text, .text, .blob, .int, .int],
      key: [0, 1, 2],
      select: """
        SELECT member_id, party, purpose, reference, since_at, ended_at
        FROM disclosure WHERE (member_id, party, purpose) > ($1, $2, $3) ORDER BY member_id, party, purpose LIMIT $4
        """,
      insert: """
        INSERT INTO disclosure (member_id, party, purpose, reference, since_at, ended_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM disclosure"),
    CopiedTable(
      name: "channel_run", since: 12, kinds: [.text, .int, .int, .int, .int, .text],
      key: [0],
      select: """
        SELECT channel, tried_at, failures, failing_since, next_at, reason
        FROM channel_run WHERE channel > $1 ORDER BY channel LIMIT $2
        """,
      insert: """
        INSERT INTO channel_run (channel, tried_at, failures, failing_since, next_at, reason)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM channel_run"),
    CopiedTable(
      name: "received", since: 12, kinds: [.text, .blob, .blob, .text, .blob, .int],
      key: [0, 1],
      select: """
        SELECT party, reference, member_id, state, seen, since_at
        FROM received WHERE (party, reference) > ($1, $2) ORDER BY party, reference LIMIT $3
        """,
      insert: """
        INSERT INTO received (party, reference, member_id, state, seen, since_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM received"),
    CopiedTable(
      name: "stop", since: 11, kinds: [.text, .int, .blob, .text, .text, .text, .int],
      key: [0, 1, 2, 3, 4],
      select: """
        SELECT party, made_at, reference, kind, purpose, channel, sequence
        FROM stop WHERE (party, made_at, reference, kind, purpose) > ($1, $2, $3, $4, $5)
        ORDER BY party, made_at, reference, kind, purpose LIMIT $6
        """,
      insert: """
        INSERT INTO stop (party, made_at, reference, kind, purpose, channel, sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
      count: "SELECT count(*) FROM stop"),
    CopiedTable(
      name: "member_link", since: 7, kinds: [.blob, .blob, .text, .blob, .int, .int],
      key: [0],
      select: """
        SELECT link_hash, member_id, purpose, binding_hash, made_at, ends_at
        FROM member_link WHERE link_hash > $1 ORDER BY link_hash LIMIT $2
        """,
      insert: """
        INSERT INTO member_link (link_hash, member_id, purpose, binding_hash, made_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
      count: "SELECT count(*) FROM member_link"),
    CopiedTable(
      name: "house", since: 1, kinds: [.int, .blob, .blob, .int],
      key: [0],
      select: """
        SELECT one, house_id, key_check, made_at
        FROM house WHERE one > $1 ORDER BY one LIMIT $2
        """,
      insert: """
        INSERT INTO house (one, house_id, key_check, made_at)
        VALUES ($1, $2, $3, $4)
        """,
      count: "SELECT count(*) FROM house"),
  ]
}
