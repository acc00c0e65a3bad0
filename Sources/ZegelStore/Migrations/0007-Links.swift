extension Migration {
  /// Links by which a member opens a page of their own. What opens it is kept as a keyed hash, so a copy of the database
  /// opens nothing; a second keyed hash binds it to whose it is, so a row that was changed by hand opens nothing either.
  ///
  /// Found by its hash alone, so on many machines it lies by that, and not beside its member: no foreign key.
  static let links = Migration(
    number: 7, name: "links", why: "members withdraw by a page and a link",
    sqlite: """
      CREATE TABLE member_link (
        link_hash BLOB NOT NULL PRIMARY KEY CHECK (length(link_hash) = 32),
        member_id BLOB NOT NULL CHECK (length(member_id) = 16),
        purpose TEXT NOT NULL,
        binding_hash BLOB NOT NULL CHECK (length(binding_hash) = 32),
        made_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL CHECK (ends_at > made_at)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX member_link_member ON member_link (member_id);
      CREATE INDEX member_link_ends_at ON member_link (ends_at);
      """,
    postgresql: """
      CREATE TABLE member_link (
        link_hash bytea NOT NULL PRIMARY KEY CHECK (length(link_hash) = 32),
        member_id bytea NOT NULL CHECK (length(member_id) = 16),
        purpose text COLLATE "C" NOT NULL,
        binding_hash bytea NOT NULL CHECK (length(binding_hash) = 32),
        made_at bigint NOT NULL,
        ends_at bigint NOT NULL CHECK (ends_at > made_at)
      );
      CREATE INDEX member_link_member ON member_link (member_id);
      CREATE INDEX member_link_ends_at ON member_link (ends_at);
      """)
}
