package import ZegelDomain

/// 256 leaves at most, as a bundle of C2SP tlog-tiles holds them: each with its length in two bytes before it.
package struct BundleRow: Sendable {
  package let index: Int64
  /// When the newest of these leaves, and of all before them, was recorded.
  package let newestAt: Instant
  package let leaves: [UInt8]

  package init(index: Int64, newestAt: Instant, leaves: [UInt8]) {
    self.index = index
    self.newestAt = newestAt
    self.leaves = leaves
  }
}

/// A signed head. The newest is replaced until its hour is over; then it is kept, and the next has the next number.
package struct HeadRow: Sendable {
  package let number: Int64
  package let size: Int64
  package let root: [UInt8]
  package let note: String
  package let madeAt: Instant

  package init(number: Int64, size: Int64, root: [UInt8], note: String, madeAt: Instant) {
    self.number = number
    self.size = size
    self.root = root
    self.note = note
    self.madeAt = madeAt
  }
}

extension SQLSession {
  package func tile(_ level: Int, _ index: Int64) throws -> [UInt8]? {
    try query(
      "SELECT hashes FROM trail_tile WHERE level = $1 AND tile_index = $2", [.int(Int64(level)), .int(index)]
    ) { $0.blob(0) }.first
  }

  package func save(tile level: Int, _ index: Int64, hashes: [UInt8]) throws {
    _ = try execute(
      """
      INSERT INTO trail_tile (level, tile_index, hashes) VALUES ($1, $2, $3)
      ON CONFLICT (level, tile_index) DO UPDATE SET hashes = excluded.hashes
      """, [.int(Int64(level)), .int(index), .blob(hashes)])
  }

  /// A page of all tiles, by level and index.
  package func tiles(afterLevel level: Int, index: Int64, most: Int) throws -> [(
    level: Int, index: Int64, hashes: [UInt8]
  )] {
    try query(
      """
      SELECT level, tile_index, hashes FROM trail_tile WHERE (level, tile_index) > ($1, $2)
      ORDER BY level, tile_index LIMIT $3
      """, [.int(Int64(level)), .int(index), .int(Int64(most))]
    ) { (Int($0.int(0)), $0.int(1), $0.blob(2)) }
  }

  package func bundle(_ index: Int64) throws -> BundleRow? {
    try query(
      "SELECT bundle_index, newest_at, leaves FROM trail_bundle WHERE bundle_index = $1", [.int(index)]
    ) { BundleRow($0) }.first
  }

  package func bundles(from index: Int64, most: Int) throws -> [BundleRow] {
    try query(
      """
      SELECT bundle_index, newest_at, leaves FROM trail_bundle WHERE bundle_index >= $1 ORDER BY bundle_index LIMIT $2
      """, [.int(index), .int(Int64(most))]
    ) { BundleRow($0) }
  }

  package func save(_ bundle: BundleRow) throws {
    _ = try execute(
      """
      INSERT INTO trail_bundle (bundle_index, newest_at, leaves) VALUES ($1, $2, $3)
      ON CONFLICT (bundle_index) DO UPDATE SET newest_at = excluded.newest_at, leaves = excluded.leaves
      """, [.int(bundle.index), .int(bundle.newestAt.milliseconds), .blob(bundle.leaves)])
  }

  package func newestHead() throws -> HeadRow? {
    try query("SELECT number, size, root, note, made_at FROM trail_head ORDER BY number DESC LIMIT 1", []) {
      HeadRow($0)
    }.first
  }

  package func heads(after number: Int64, most: Int) throws -> [HeadRow] {
    try query(
      "SELECT number, size, root, note, made_at FROM trail_head WHERE number > $1 ORDER BY number LIMIT $2",
      [.int(number), .int(Int64(most))]
    ) { HeadRow($0) }
  }

  /// The first kept head over at least so many leaves.
  package func head(over size: Int64) throws -> HeadRow? {
    try query(
      "SELECT number, size, root, note, made_at FROM trail_head WHERE size >= $1 ORDER BY number LIMIT 1", [.int(size)]
    ) { HeadRow($0) }.first
  }

  /// False when somebody else wrote a head first.
  package func insert(_ head: HeadRow) throws -> Bool {
    try execute(
      """
      INSERT INTO trail_head (number, size, root, note, made_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (number) DO NOTHING
      """, head.values) == 1
  }

  /// Puts a head in the place of the newest; false when that is not the one of size `before` any more.
  package func replace(_ head: HeadRow, before: Int64) throws -> Bool {
    try execute(
      "UPDATE trail_head SET size = $2, root = $3, note = $4, made_at = $5 WHERE number = $1 AND size = $6",
      head.values + [.int(before)]) == 1
  }
}

extension BundleRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(index: row.int(0), newestAt: Instant(milliseconds: row.int(1)), leaves: row.blob(2))
  }
}

extension HeadRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      number: row.int(0), size: row.int(1), root: row.blob(2), note: row.text(3),
      madeAt: Instant(milliseconds: row.int(4)))
  }

  fileprivate var values: [SQLValue] {
    [.int(number), .int(size), .blob(root), .text(note), .int(madeAt.milliseconds)]
  }
}
