package import ZegelDomain

/// The leaves of one transaction, until the sequencer has taken them in.
package struct LeafGroupRow: Sendable {
  package let recordedAt: Instant
  package let id: [UInt8]
  package let count: Int
  package let leaves: [UInt8]
}

extension SQLSession {
  /// Written as the last thing of a transaction: never earlier than a group that is there, so that of two acts on one
  /// card the later one stays the later one, whatever the clock says.
  package func insertLeafGroup(_ id: [UInt8], count: Int, leaves: [UInt8], recordedAt: Instant) throws {
    try put(
      """
      INSERT INTO leaf_group (recorded_at, leaf_group_id, leaf_count, leaves)
      SELECT CASE WHEN n.newest >= $1 THEN n.newest + 1 ELSE $1 END, $2, $3, $4
      FROM (SELECT max(recorded_at) AS newest FROM leaf_group) AS n
      """, [.int(recordedAt.milliseconds), .blob(id), .int(Int64(count)), .blob(leaves)])
  }

  /// The oldest groups, in the order in which they become leaves of the tree.
  package func leafGroups(most: Int) throws -> [LeafGroupRow] {
    try query(
      """
      SELECT recorded_at, leaf_group_id, leaf_count, leaves FROM leaf_group ORDER BY recorded_at, leaf_group_id LIMIT $1
      """, [.int(Int64(most))]
    ) {
      LeafGroupRow(
        recordedAt: Instant(milliseconds: $0.int(0)), id: $0.blob(1), count: Int($0.int(2)), leaves: $0.blob(3))
    }
  }

  /// False when somebody else has taken it in.
  package func delete(_ group: LeafGroupRow) throws -> Bool {
    try execute(
      "DELETE FROM leaf_group WHERE recorded_at = $1 AND leaf_group_id = $2",
      [.int(group.recordedAt.milliseconds), .blob(group.id)]) == 1
  }

  /// How many leaves wait for the sequencer, and since when.
  package func unsequenced() throws -> (leaves: Int64, oldest: Instant?) {
    try query("SELECT CAST(coalesce(sum(leaf_count), 0) AS bigint), min(recorded_at) FROM leaf_group", []) {
      ($0.int(0), $0.optionalInt(1).map { Instant(milliseconds: $0) })
    }[0]
  }
}
