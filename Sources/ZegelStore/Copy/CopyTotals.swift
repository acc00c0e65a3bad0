/// What two copies of a house must agree on.
package struct CopyTotals: Sendable, Equatable {
  package struct Flow: Sendable, Equatable {
    package let from, to, unit, points, entries: Int64
  }

  /// Rows of each table, in the order of `CopiedTable.all`.
  package var rows: [Int64]
  /// Points and entries for each pair of buckets and unit.
  package var flows: [Flow]
  package var available, pending: Int64
}

extension SQLSession {
  package func copyTotals(schema: Int64) throws -> CopyTotals {
    let sums = try query(
      "SELECT CAST(coalesce(sum(available), 0) AS bigint), CAST(coalesce(sum(pending), 0) AS bigint) FROM account"
    ) { ($0.int(0), $0.int(1)) }[0]
    let flows = try query(
      """
      SELECT from_bucket, to_bucket, unit, CAST(sum(points) AS bigint), count(*) FROM entry
      GROUP BY from_bucket, to_bucket, unit ORDER BY from_bucket, to_bucket, unit
      """
    ) { CopyTotals.Flow(from: $0.int(0), to: $0.int(1), unit: $0.int(2), points: $0.int(3), entries: $0.int(4)) }
    return CopyTotals(
      rows: try CopiedTable.all(in: schema).map { try count(of: $0) }, flows: flows, available: sums.0,
      pending: sums.1)
  }
}
