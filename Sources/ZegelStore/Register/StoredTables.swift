import ZegelDomain

private let ofHouse = StoredTable.Content.free("about the house, its rules and its machines")
private let ofShop = StoredTable.Content.free("about a store and its till, whoever stands there")
private let ofFile = StoredTable.Content.free("about a file and how far it was read; counts only")
private let ofTree = StoredTable.Content.free("hashes over leaves and how many there are")
private let ofPrograms = StoredTable.Content.free("about programs that run")
private let ofExchange = StoredTable.Content.free("about keys that the house and its parties have, as organisations")
private let ofPolicy = StoredTable.Content.free(
  "what the house may do; a name in it is the house's own, told in its notice")

extension StoredTable {
  package static let all: [StoredTable] = [
    StoredTable(
      "account",
      (
        .personal(.ledger),
        "account_id fact_count entry_count available pending due_at state settled_at settled_event settled opened_at"
      )),
    StoredTable("act", (.personal(.ledger), "event kind account_id at body_hash")),
    StoredTable(
      "card", (.personal(.cards), "card_hash card_id account_id last_four state issued_at changed_at reason")),
    StoredTable("channel_run", (ofFile, "channel tried_at failures failing_since next_at reason")),
    StoredTable("code_sent", (.personal(.proofs), "contact_hash code_sent_id sent_at")),
    StoredTable(
      "consent",
      (
        .personal(.consents),
        "consent_id trail_id purpose decision decision_before at route actor guardian policy_version language "
          + "notice_hash text_hash"
      )),
    StoredTable("consent_state", (.personal(.consents), "member_id purpose decision since policy_version language")),
    StoredTable(
      "delivery",
      (
        ofFile,
        "channel way sequence party content purpose policy_version state row_count refused_count file_bytes file_hash "
          + "manifest_hash answer made_at sent_at answered_at"
      )),
    StoredTable("disclosure", (.personal(.disclosures), "member_id party purpose reference since_at ended_at")),
    StoredTable(
      "entry",
      (
        .personal(.ledger),
        "account_id number cause lot_fact lot_rule unit from_bucket to_bucket points reason version at recorded_at"
      )),
    StoredTable(
      "exchange_key",
      (
        .personal(.exchangeKeys),
        "public_sealed proposed_by proposed_at confirmed_by confirmed_at ended_by ended_at end_reason"
      ),
      (ofExchange, "exchange_key_id owner kind fingerprint secret_sealed created_at expires_at")),
    StoredTable("fact", (.personal(.ledger), "account_id at event number kind version act answer recorded_at")),
    StoredTable("house", (ofHouse, "one house_id key_check made_at")),
    StoredTable("household", (.personal(.households), "household_id account_id made_at")),
    StoredTable("household_card", (.personal(.households), "card_id account_id")),
    StoredTable("household_invitation", (.personal(.households), "code_hash household_id member_id ends_at")),
    StoredTable(
      "household_member",
      (
        .personal(.households),
        "member_id household_id joined_at entered_by route guardian policy_version language notice_hash"
      )),
    StoredTable("import_run", (ofFile, "file_hash byte_offset line_count tally ended_at")),
    StoredTable("leaf_group", (.personal(.trail), "leaves"), (ofTree, "recorded_at leaf_group_id leaf_count")),
    StoredTable(
      "member", (.personal(.members), "member_id state merged_into restricted trail_sealed joined_at changed_at"),
      (.personal(.values), "epoch key_wrapped")),
    StoredTable("member_account", (.personal(.members), "account_id member_id linked_at history_from")),
    StoredTable("member_code", (.personal(.proofs), "member_id field version code_hash ends_at tries")),
    StoredTable("member_link", (.personal(.links), "link_hash member_id purpose binding_hash made_at ends_at")),
    StoredTable("member_lookup", (.personal(.values), "field lookup_hash member_id")),
    StoredTable("member_proof", (.personal(.proofs), "member_id field version way proven_at proven_by")),
    StoredTable("member_reference", (.personal(.members), "reference_hash member_id body_hash joined_at")),
    StoredTable("member_value", (.personal(.values), "member_id field version sealed given_at given_by reason")),
    StoredTable(
      "message_due", (.personal(.messages), "member_id kind policy_version language attempts made_at due_at")),
    StoredTable("migration", (ofHouse, "number name checksum applied_at")),
    StoredTable(
      "opening", (.personal(.openings), "opening_id trail_id at actor store purpose fields policy_version outcome")),
    StoredTable(
      "privacy_assessment", (.personal(.policies), "signed_by signed_at"),
      (ofPolicy, "number text hash content_hash policy_hash after_version remains_high")),
    StoredTable(
      "privacy_consultation", (.personal(.policies), "recorded_by recorded_at"),
      (ofPolicy, "number step on_day reference outcome")),
    StoredTable("privacy_notice", (ofPolicy, "version language hash text suspended_at")),
    StoredTable(
      "privacy_proposal", (.personal(.policies), "proposed_by proposed_at"), (ofPolicy, "hash after_version")),
    StoredTable(
      "privacy_version", (.personal(.policies), "first_by second_by"), (ofPolicy, "number text hash applied_at")),
    StoredTable("programme_name", (ofHouse, "kind number id")),
    StoredTable("programme_version", (ofHouse, "number text hash starts_at applied_at")),
    StoredTable("received", (.personal(.disclosures), "party reference member_id state seen since_at")),
    StoredTable("reward_stock", (ofHouse, "reward_number taken")),
    StoredTable("round_lease", (ofPrograms, "round holder ends_at")),
    StoredTable(
      "staff",
      (.personal(.staff), "staff_id roles stores key_hash epoch key_wrapped name_sealed added_at added_by ended_at")),
    StoredTable("stop", (.personal(.disclosures), "party made_at reference kind purpose channel sequence")),
    StoredTable("till", (ofShop, "till_id store till key_hash added_at revoked_at")),
    StoredTable("trail_adoption", (ofTree, "one stage done")),
    StoredTable("trail_bundle", (.personal(.trail), "leaves"), (ofTree, "bundle_index newest_at")),
    StoredTable("trail_head", (ofTree, "number size root note made_at")),
    StoredTable("trail_note", (.personal(.trail), "note_id kind text recorded_at")),
    StoredTable("trail_tile", (ofTree, "level tile_index hashes")),
    StoredTable("waiting", (.personal(.ledger), "sale_event event at act recorded_at")),
    StoredTable("write_mark", (ofPrograms, "thread_id mark")),
  ]
}
