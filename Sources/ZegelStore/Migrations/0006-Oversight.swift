extension Migration {
  /// Openings go when their time has come, and who changed or tried what is found without reading everything.
  ///
  /// The triggers know the shortest time, 730 days, by the database's own clock; the round counts in months, by the
  /// dated rules. Each that goes is named in a note of the trail, so its leaf still says what became of it.
  static let oversight = Migration(
    number: 6, name: "oversight", why: "openings are deleted when their period is over, and not before",
    sqlite: """
      DROP TRIGGER opening_stays;
      CREATE TRIGGER opening_stays BEFORE DELETE ON opening
        WHEN OLD.at > (CAST(strftime('%s', 'now') AS INTEGER) - 730 * 86400) * 1000
        BEGIN SELECT RAISE(ABORT, 'openings are not deleted before their time'); END;
      CREATE INDEX opening_at ON opening (at);
      CREATE INDEX opening_taken ON opening (actor, at) WHERE outcome = 'member-exists';
      CREATE INDEX member_value_changed ON member_value (given_at, given_by) WHERE version > 1;
      """,
    postgresql: """
      DROP TRIGGER opening_stays ON opening;
      CREATE TRIGGER opening_stays BEFORE DELETE ON opening
        FOR EACH ROW WHEN (OLD.at > (CAST(extract(epoch FROM now()) AS bigint) - 730 * 86400) * 1000)
        EXECUTE FUNCTION refuse_change('openings are not deleted before their time');
      CREATE INDEX opening_at ON opening (at);
      CREATE INDEX opening_taken ON opening (actor, at) WHERE outcome = 'member-exists';
      CREATE INDEX member_value_changed ON member_value (given_at, given_by) WHERE version > 1;
      """)
}
