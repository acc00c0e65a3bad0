extension Migration {
  /// Members: privacy versions, staff, sealed values, consents and openings.
  ///
  /// Nothing here is a personal value in the clear, and no person's row says which trail id is theirs: that is sealed.
  /// Consents and openings are found by the trail id, so they outlive the person and then name nobody.
  static let members = Migration(
    number: 4, name: "members", why: "people may be known by name, for a purpose",
    sqlite: """
      CREATE TABLE privacy_version (
        number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
        text TEXT NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        applied_at INTEGER NOT NULL,
        first_by TEXT NOT NULL,
        second_by TEXT
      ) STRICT;

      CREATE TABLE privacy_proposal (
        hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        after_version INTEGER NOT NULL,
        proposed_by TEXT NOT NULL,
        proposed_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE privacy_notice (
        version INTEGER NOT NULL REFERENCES privacy_version,
        language TEXT NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        text TEXT NOT NULL,
        suspended_at INTEGER,
        PRIMARY KEY (version, language)
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
      CREATE INDEX member_epoch ON member (epoch) WHERE epoch IS NOT NULL;
      CREATE INDEX member_merged ON member (merged_into) WHERE merged_into IS NOT NULL;

      CREATE TABLE member_account (
        account_id BLOB NOT NULL PRIMARY KEY CHECK (length(account_id) = 16),
        member_id BLOB NOT NULL CHECK (length(member_id) = 16),
        linked_at INTEGER NOT NULL,
        history_from INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX member_account_member ON member_account (member_id);

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

      CREATE TABLE member_lookup (
        field TEXT NOT NULL,
        lookup_hash BLOB NOT NULL CHECK (length(lookup_hash) = 16),
        member_id BLOB NOT NULL CHECK (length(member_id) = 16),
        PRIMARY KEY (field, lookup_hash, member_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX member_lookup_member ON member_lookup (member_id);

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
      CREATE INDEX consent_trail ON consent (trail_id, at);

      CREATE TABLE consent_state (
        member_id BLOB NOT NULL REFERENCES member,
        purpose TEXT NOT NULL,
        decision TEXT NOT NULL,
        since INTEGER NOT NULL,
        policy_version INTEGER NOT NULL,
        language TEXT NOT NULL,
        PRIMARY KEY (member_id, purpose)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX consent_state_purpose ON consent_state (purpose, decision, member_id);

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
      CREATE INDEX opening_trail ON opening (trail_id, at);

      CREATE TRIGGER consent_is_kept BEFORE UPDATE ON consent
        BEGIN SELECT RAISE(ABORT, 'consent decisions are never changed'); END;
      CREATE TRIGGER consent_stays BEFORE DELETE ON consent
        BEGIN SELECT RAISE(ABORT, 'consent decisions are never deleted'); END;
      CREATE TRIGGER opening_is_kept BEFORE UPDATE ON opening
        BEGIN SELECT RAISE(ABORT, 'openings are never changed'); END;
      CREATE TRIGGER opening_stays BEFORE DELETE ON opening
        BEGIN SELECT RAISE(ABORT, 'openings are never deleted'); END;
      CREATE TRIGGER privacy_version_is_kept BEFORE UPDATE ON privacy_version
        BEGIN SELECT RAISE(ABORT, 'privacy versions are never changed'); END;
      CREATE TRIGGER privacy_version_stays BEFORE DELETE ON privacy_version
        BEGIN SELECT RAISE(ABORT, 'privacy versions are never deleted'); END;
      """,
    postgresql: """
      CREATE TABLE privacy_version (
        number bigint NOT NULL PRIMARY KEY CHECK (number >= 1),
        text text COLLATE "C" NOT NULL,
        hash bytea NOT NULL CHECK (length(hash) = 32),
        applied_at bigint NOT NULL,
        first_by text COLLATE "C" NOT NULL,
        second_by text COLLATE "C"
      );

      CREATE TABLE privacy_proposal (
        hash bytea NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        after_version bigint NOT NULL,
        proposed_by text COLLATE "C" NOT NULL,
        proposed_at bigint NOT NULL
      );

      CREATE TABLE privacy_notice (
        version bigint NOT NULL REFERENCES privacy_version,
        language text COLLATE "C" NOT NULL,
        hash bytea NOT NULL CHECK (length(hash) = 32),
        text text COLLATE "C" NOT NULL,
        suspended_at bigint,
        PRIMARY KEY (version, language)
      );

      CREATE TABLE staff (
        staff_id bytea NOT NULL PRIMARY KEY CHECK (length(staff_id) = 16),
        roles text COLLATE "C" NOT NULL,
        stores text COLLATE "C" NOT NULL,
        key_hash bytea NOT NULL UNIQUE CHECK (length(key_hash) = 32),
        epoch bigint,
        key_wrapped bytea CHECK (length(key_wrapped) = 40),
        name_sealed bytea,
        added_at bigint NOT NULL,
        added_by text COLLATE "C" NOT NULL,
        ended_at bigint
      );

      CREATE TABLE member (
        member_id bytea NOT NULL PRIMARY KEY CHECK (length(member_id) = 16),
        state text COLLATE "C" NOT NULL CHECK (state IN ('joined', 'merged', 'erased')),
        merged_into bytea CHECK (length(merged_into) = 16),
        restricted bigint NOT NULL CHECK (restricted IN (0, 1)),
        epoch bigint,
        key_wrapped bytea CHECK (length(key_wrapped) = 40),
        trail_sealed bytea,
        joined_at bigint NOT NULL,
        changed_at bigint NOT NULL,
        CHECK ((state = 'erased') = (key_wrapped IS NULL))
      );
      CREATE INDEX member_epoch ON member (epoch) WHERE epoch IS NOT NULL;
      CREATE INDEX member_merged ON member (merged_into) WHERE merged_into IS NOT NULL;

      CREATE TABLE member_account (
        account_id bytea NOT NULL PRIMARY KEY CHECK (length(account_id) = 16),
        member_id bytea NOT NULL CHECK (length(member_id) = 16),
        linked_at bigint NOT NULL,
        history_from bigint NOT NULL
      );
      CREATE INDEX member_account_member ON member_account (member_id);

      CREATE TABLE member_value (
        member_id bytea NOT NULL REFERENCES member,
        field text COLLATE "C" NOT NULL,
        version bigint NOT NULL CHECK (version >= 1),
        sealed bytea,
        given_at bigint NOT NULL,
        given_by text COLLATE "C" NOT NULL,
        reason text COLLATE "C" NOT NULL,
        PRIMARY KEY (member_id, field, version)
      );

      CREATE TABLE member_lookup (
        field text COLLATE "C" NOT NULL,
        lookup_hash bytea NOT NULL CHECK (length(lookup_hash) = 16),
        member_id bytea NOT NULL CHECK (length(member_id) = 16),
        PRIMARY KEY (field, lookup_hash, member_id)
      );
      CREATE INDEX member_lookup_member ON member_lookup (member_id);

      CREATE TABLE consent (
        consent_id bytea NOT NULL PRIMARY KEY CHECK (length(consent_id) = 16),
        trail_id bytea NOT NULL CHECK (length(trail_id) = 16),
        purpose text COLLATE "C" NOT NULL,
        decision text COLLATE "C" NOT NULL CHECK (decision IN ('given', 'refused', 'withdrawn', 'objected', 'suspended')),
        decision_before text COLLATE "C",
        at bigint NOT NULL,
        route text COLLATE "C" NOT NULL,
        actor text COLLATE "C" NOT NULL,
        guardian bigint NOT NULL CHECK (guardian IN (0, 1)),
        policy_version bigint NOT NULL,
        language text COLLATE "C" NOT NULL,
        notice_hash bytea NOT NULL CHECK (length(notice_hash) = 32),
        text_hash bytea NOT NULL CHECK (length(text_hash) = 32)
      );
      CREATE INDEX consent_trail ON consent (trail_id, at);

      CREATE TABLE consent_state (
        member_id bytea NOT NULL REFERENCES member,
        purpose text COLLATE "C" NOT NULL,
        decision text COLLATE "C" NOT NULL,
        since bigint NOT NULL,
        policy_version bigint NOT NULL,
        language text COLLATE "C" NOT NULL,
        PRIMARY KEY (member_id, purpose)
      );
      CREATE INDEX consent_state_purpose ON consent_state (purpose, decision, member_id);

      CREATE TABLE opening (
        opening_id bytea NOT NULL PRIMARY KEY CHECK (length(opening_id) = 16),
        trail_id bytea NOT NULL CHECK (length(trail_id) = 16),
        at bigint NOT NULL,
        actor text COLLATE "C" NOT NULL,
        store text COLLATE "C",
        purpose text COLLATE "C" NOT NULL,
        fields text COLLATE "C" NOT NULL,
        policy_version bigint NOT NULL,
        outcome text COLLATE "C" NOT NULL
      );
      CREATE INDEX opening_trail ON opening (trail_id, at);

      CREATE TRIGGER consent_is_kept BEFORE UPDATE ON consent
        FOR EACH ROW EXECUTE FUNCTION refuse_change('consent decisions are never changed');
      CREATE TRIGGER consent_stays BEFORE DELETE ON consent
        FOR EACH ROW EXECUTE FUNCTION refuse_change('consent decisions are never deleted');
      CREATE TRIGGER opening_is_kept BEFORE UPDATE ON opening
        FOR EACH ROW EXECUTE FUNCTION refuse_change('openings are never changed');
      CREATE TRIGGER opening_stays BEFORE DELETE ON opening
        FOR EACH ROW EXECUTE FUNCTION refuse_change('openings are never deleted');
      CREATE TRIGGER privacy_version_is_kept BEFORE UPDATE ON privacy_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change('privacy versions are never changed');
      CREATE TRIGGER privacy_version_stays BEFORE DELETE ON privacy_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change('privacy versions are never deleted');
      """)
}
