package import ZegelDomain

extension SQLSession {
  /// Takes the rounds for a while, or keeps them; false while another process has them.
  ///
  /// Where processes are on several machines, the server's clock counts: theirs may differ.
  package func takeRounds(_ round: String, holder: [UInt8], milliseconds: Int64, now: Instant) throws -> Bool {
    let now = try serverClock(now)
    return try execute(
      """
      INSERT INTO round_lease (round, holder, ends_at) VALUES ($1, $2, $3)
      ON CONFLICT (round) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
      WHERE round_lease.holder = excluded.holder OR round_lease.ends_at <= $4
      """,
      [
        .text(round), .blob(holder), .int(now.adding(milliseconds: milliseconds).milliseconds), .int(now.milliseconds),
      ]) == 1
  }

  /// Leaves them for whoever comes next.
  package func leaveRounds(_ round: String, holder: [UInt8]) throws {
    _ = try execute("DELETE FROM round_lease WHERE round = $1 AND holder = $2", [.text(round), .blob(holder)])
  }

  private func serverClock(_ now: Instant) throws -> Instant {
    guard dialect == .postgresql else { return now }
    return Instant(
      milliseconds: try query("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)") { $0.int(0) }[0])
  }
}
