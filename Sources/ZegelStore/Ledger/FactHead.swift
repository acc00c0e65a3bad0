package import ZegelDomain

/// A fact without what was in it: enough to name it.
package struct FactHead: Sendable {
  package let number: Int32
  package let event: EventID
  package let at: Instant
  package let kind: ActKind

  package init(number: Int32, event: EventID, at: Instant, kind: ActKind) {
    self.number = number
    self.event = event
    self.at = at
    self.kind = kind
  }
}

extension SQLSession {
  package func factHeads(of account: AccountID) throws -> [FactHead] {
    try query("SELECT number, event, at, kind FROM fact WHERE account_id = $1 ORDER BY number", [.blob(account.bytes)])
    {
      row in
      guard let kind = ActKind(rawValue: UInt8(truncatingIfNeeded: row.int(3))) else {
        throw Fault("fact of an unknown kind")
      }
      return FactHead(
        number: Int32(truncatingIfNeeded: row.int(0)), event: EventID(stored: row.text(1)),
        at: Instant(milliseconds: row.int(2)), kind: kind)
    }
  }
}
