package import ZegelDomain

/// A return that came before its sale.
package struct WaitingRow: Sendable {
  package let sale: EventID
  package let event: EventID
  package let at: Instant
  package let act: Act

  package init(sale: EventID, event: EventID, at: Instant, act: Act) {
    self.sale = sale
    self.event = event
    self.at = at
    self.act = act
  }
}

extension SQLSession {
  package func insert(_ waiting: WaitingRow, recordedAt: Instant) throws {
    _ = try execute(
      "INSERT INTO waiting (sale_event, event, at, act, recorded_at) VALUES ($1, $2, $3, $4, $5)",
      [
        .text(waiting.sale.text), .text(waiting.event.text), .int(waiting.at.milliseconds),
        .blob(encode(waiting.act)), .int(recordedAt.milliseconds),
      ])
  }

  /// Hands over the returns that waited for a sale, and forgets that they waited.
  package func takeWaiting(for sale: EventID) throws -> [WaitingRow] {
    let rows = try query(
      "SELECT event, at, act FROM waiting WHERE sale_event = $1 ORDER BY at, event", [.text(sale.text)]
    ) {
      WaitingRow(
        sale: sale, event: EventID(stored: $0.text(0)), at: Instant(milliseconds: $0.int(1)),
        act: try decodeAct($0.blob(2)))
    }
    _ = try execute("DELETE FROM waiting WHERE sale_event = $1", [.text(sale.text)])
    return rows
  }

  package func waitingCount() throws -> Int64 {
    try query("SELECT count(*) FROM waiting", []) { $0.int(0) }[0]
  }
}
