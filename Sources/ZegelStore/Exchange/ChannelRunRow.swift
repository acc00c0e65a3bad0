package import ZegelDomain

/// How a channel's work went when it was last done by itself.
package struct ChannelRunRow: Sendable {
  package let channel: String
  package let triedAt: Instant
  /// In a row; 0 when it went well.
  package let failures: Int64
  package let failingSince: Instant?
  /// Before then it is not tried again.
  package let nextAt: Instant
  /// The code of a refusal; empty when it went well.
  package let reason: String

  package init(
    channel: String, triedAt: Instant, failures: Int64, failingSince: Instant?, nextAt: Instant, reason: String
  ) {
    self.channel = channel
    self.triedAt = triedAt
    self.failures = failures
    self.failingSince = failingSince
    self.nextAt = nextAt
    self.reason = reason
  }
}

extension SQLSession {
  package func put(_ row: ChannelRunRow) throws {
    _ = try execute(
      """
      INSERT INTO channel_run (channel, tried_at, failures, failing_since, next_at, reason)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (channel) DO UPDATE SET tried_at = excluded.tried_at, failures = excluded.failures,
        failing_since = excluded.failing_since, next_at = excluded.next_at, reason = excluded.reason
      """,
      [
        .text(row.channel), .int(row.triedAt.milliseconds), .int(row.failures),
        SQLValue(row.failingSince?.milliseconds), .int(row.nextAt.milliseconds), .text(row.reason),
      ])
  }

  package func channelRuns() throws -> [ChannelRunRow] {
    try query(
      "SELECT channel, tried_at, failures, failing_since, next_at, reason FROM channel_run ORDER BY channel"
    ) { row in
      ChannelRunRow(
        channel: row.text(0), triedAt: Instant(milliseconds: row.int(1)), failures: row.int(2),
        failingSince: row.optionalInt(3).map { Instant(milliseconds: $0) },
        nextAt: Instant(milliseconds: row.int(4)), reason: row.text(5))
    }
  }
}
