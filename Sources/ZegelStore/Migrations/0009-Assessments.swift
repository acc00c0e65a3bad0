extension Migration {
  /// DPIAs as they were signed, and what came of asking the authority. Both only grow.
  static let assessments = Migration(
    number: 9, name: "assessments", why: "a DPIA is signed for what a policy does before the policy is applied",
    sqlite: """
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
      CREATE INDEX privacy_assessment_content ON privacy_assessment (content_hash, number);

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

      CREATE TRIGGER privacy_assessment_is_kept BEFORE UPDATE ON privacy_assessment
        BEGIN SELECT RAISE(ABORT, 'signed assessments are never changed'); END;
      CREATE TRIGGER privacy_assessment_stays BEFORE DELETE ON privacy_assessment
        BEGIN SELECT RAISE(ABORT, 'signed assessments are never deleted'); END;
      CREATE TRIGGER privacy_consultation_is_kept BEFORE UPDATE ON privacy_consultation
        BEGIN SELECT RAISE(ABORT, 'consultations are never changed'); END;
      CREATE TRIGGER privacy_consultation_stays BEFORE DELETE ON privacy_consultation
        BEGIN SELECT RAISE(ABORT, 'consultations are never deleted'); END;
      """,
    postgresql: """
      CREATE TABLE privacy_assessment (
        number bigint NOT NULL PRIMARY KEY CHECK (number >= 1),
        text text COLLATE "C" NOT NULL,
        hash bytea NOT NULL CHECK (length(hash) = 32),
        content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
        policy_hash bytea NOT NULL CHECK (length(policy_hash) = 32),
        after_version bigint NOT NULL CHECK (after_version >= 0),
        remains_high bigint NOT NULL CHECK (remains_high IN (0, 1)),
        signed_by text COLLATE "C" NOT NULL,
        signed_at bigint NOT NULL
      );
      CREATE INDEX privacy_assessment_content ON privacy_assessment (content_hash, number);

      CREATE TABLE privacy_consultation (
        number bigint NOT NULL REFERENCES privacy_assessment,
        step text COLLATE "C" NOT NULL CHECK (step IN ('asked', 'extended', 'answered')),
        on_day text COLLATE "C" NOT NULL,
        reference text COLLATE "C" NOT NULL,
        outcome text COLLATE "C" CHECK (outcome IN ('may-proceed', 'may-not')),
        recorded_by text COLLATE "C" NOT NULL,
        recorded_at bigint NOT NULL,
        PRIMARY KEY (number, step),
        CHECK ((step = 'answered') = (outcome IS NOT NULL))
      );

      CREATE TRIGGER privacy_assessment_is_kept BEFORE UPDATE ON privacy_assessment
        FOR EACH ROW EXECUTE FUNCTION refuse_change('signed assessments are never changed');
      CREATE TRIGGER privacy_assessment_stays BEFORE DELETE ON privacy_assessment
        FOR EACH ROW EXECUTE FUNCTION refuse_change('signed assessments are never deleted');
      CREATE TRIGGER privacy_consultation_is_kept BEFORE UPDATE ON privacy_consultation
        FOR EACH ROW EXECUTE FUNCTION refuse_change('consultations are never changed');
      CREATE TRIGGER privacy_consultation_stays BEFORE DELETE ON privacy_consultation
        FOR EACH ROW EXECUTE FUNCTION refuse_change('consultations are never deleted');
      """)
}
