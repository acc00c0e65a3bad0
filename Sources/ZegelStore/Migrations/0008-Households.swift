extension Migration {
  /// Members who save together, and the references under which tills sent somebody who joined.
  ///
  /// Who is with whom says no more than the links to accounts do: a household is an account, a card of it knows which
  /// account it came from, and whose that is stands where it stood. A reference and a code are keyed hashes; what was
  /// sent under a reference goes with the member.
  static let households = Migration(
    number: 8, name: "households", why: "members save together; a till can send again who joined there",
    sqlite: """
      CREATE TABLE member_reference (
        reference_hash BLOB NOT NULL PRIMARY KEY CHECK (length(reference_hash) = 16),
        member_id BLOB NOT NULL CHECK (length(member_id) = 16),
        body_hash BLOB CHECK (length(body_hash) = 16),
        joined_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX member_reference_member ON member_reference (member_id);

      CREATE TABLE household (
        household_id BLOB NOT NULL PRIMARY KEY CHECK (length(household_id) = 16),
        account_id BLOB NOT NULL,
        made_at INTEGER NOT NULL
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
      CREATE INDEX household_member_household ON household_member (household_id);

      CREATE TABLE household_card (
        card_id BLOB NOT NULL PRIMARY KEY CHECK (length(card_id) = 16),
        account_id BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX household_card_account ON household_card (account_id);

      CREATE TABLE household_invitation (
        code_hash BLOB NOT NULL PRIMARY KEY CHECK (length(code_hash) = 16),
        household_id BLOB NOT NULL,
        member_id BLOB NOT NULL CHECK (length(member_id) = 16),
        ends_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX household_invitation_household ON household_invitation (household_id);
      CREATE INDEX household_invitation_member ON household_invitation (member_id);
      """,
    postgresql: """
      CREATE TABLE member_reference (
        reference_hash bytea NOT NULL PRIMARY KEY CHECK (length(reference_hash) = 16),
        member_id bytea NOT NULL CHECK (length(member_id) = 16),
        body_hash bytea CHECK (length(body_hash) = 16),
        joined_at bigint NOT NULL
      );
      CREATE INDEX member_reference_member ON member_reference (member_id);

      CREATE TABLE household (
        household_id bytea NOT NULL PRIMARY KEY CHECK (length(household_id) = 16),
        account_id bytea NOT NULL,
        made_at bigint NOT NULL
      );

      CREATE TABLE household_member (
        member_id bytea NOT NULL PRIMARY KEY REFERENCES member,
        household_id bytea NOT NULL,
        joined_at bigint NOT NULL,
        entered_by text COLLATE "C" NOT NULL,
        route text COLLATE "C" NOT NULL,
        guardian bigint NOT NULL CHECK (guardian IN (0, 1)),
        policy_version bigint NOT NULL,
        language text COLLATE "C" NOT NULL,
        notice_hash bytea NOT NULL CHECK (length(notice_hash) = 32)
      );
      CREATE INDEX household_member_household ON household_member (household_id);

      CREATE TABLE household_card (
        card_id bytea NOT NULL PRIMARY KEY CHECK (length(card_id) = 16),
        account_id bytea NOT NULL
      );
      CREATE INDEX household_card_account ON household_card (account_id);

      CREATE TABLE household_invitation (
        code_hash bytea NOT NULL PRIMARY KEY CHECK (length(code_hash) = 16),
        household_id bytea NOT NULL,
        member_id bytea NOT NULL CHECK (length(member_id) = 16),
        ends_at bigint NOT NULL
      );
      CREATE INDEX household_invitation_household ON household_invitation (household_id);
      CREATE INDEX household_invitation_member ON household_invitation (member_id);
      """)
}
