extension Migration {
  /// The tamper-evident trail: leaves as the acts leave them, the tree they become, and its signed heads.
  ///
  /// A house that was there before has its rows taken in afterwards; `trail_adoption` says how far that is.
  package static let trail = Migration(
    number: 2, name: "trail", why: "what was changed by hand is found",
    sqlite: """
      CREATE TABLE leaf_group (
        recorded_at INTEGER NOT NULL,
        leaf_group_id BLOB NOT NULL CHECK (length(leaf_group_id) = 16),
        leaf_count INTEGER NOT NULL CHECK (leaf_count > 0),
        leaves BLOB NOT NULL CHECK (length(leaves) = 54 * leaf_count),
        PRIMARY KEY (recorded_at, leaf_group_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE trail_tile (
        level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 7),
        tile_index INTEGER NOT NULL CHECK (tile_index >= 0),
        hashes BLOB NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
        PRIMARY KEY (level, tile_index)
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

      CREATE TABLE trail_adoption (
        one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
        stage INTEGER NOT NULL,
        done BLOB NOT NULL
      ) STRICT;

      INSERT INTO trail_adoption (one, stage, done) SELECT 1, 1, x'' FROM house;
      """,
    postgresql: """
      CREATE TABLE leaf_group (
        recorded_at bigint NOT NULL,
        leaf_group_id bytea NOT NULL CHECK (length(leaf_group_id) = 16),
        leaf_count bigint NOT NULL CHECK (leaf_count > 0),
        leaves bytea NOT NULL CHECK (length(leaves) = 54 * leaf_count),
        PRIMARY KEY (recorded_at, leaf_group_id)
      );

      CREATE TABLE trail_tile (
        level bigint NOT NULL CHECK (level BETWEEN 0 AND 7),
        tile_index bigint NOT NULL CHECK (tile_index >= 0),
        hashes bytea NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
        PRIMARY KEY (level, tile_index)
      );

      CREATE TABLE trail_bundle (
        bundle_index bigint NOT NULL PRIMARY KEY CHECK (bundle_index >= 0),
        newest_at bigint NOT NULL,
        leaves bytea NOT NULL CHECK (length(leaves) BETWEEN 56 AND 14336 AND length(leaves) % 56 = 0)
      );

      CREATE TABLE trail_head (
        number bigint NOT NULL PRIMARY KEY CHECK (number >= 1),
        size bigint NOT NULL CHECK (size > 0),
        root bytea NOT NULL CHECK (length(root) = 32),
        note text COLLATE "C" NOT NULL,
        made_at bigint NOT NULL
      );

      CREATE TABLE trail_note (
        note_id bytea NOT NULL PRIMARY KEY CHECK (length(note_id) = 16),
        kind bigint NOT NULL,
        text text COLLATE "C" NOT NULL,
        recorded_at bigint NOT NULL
      );

      CREATE TABLE trail_adoption (
        one bigint NOT NULL PRIMARY KEY CHECK (one = 1),
        stage bigint NOT NULL,
        done bytea NOT NULL
      );

      INSERT INTO trail_adoption (one, stage, done) SELECT 1, 1, ''::bytea FROM house;
      """)
}
