import ZegelDesk
import ZegelDomain

/// A journal that hledger reads: a transaction for each line, between `accounts:ID:BUCKET` and the programme's own.
enum HledgerWriter {
  static func entry(_ line: LedgerLine) -> String {
    // A key may hold any mark, and in a description `;` would begin a comment: so it stands in one.
    """
    \(line.day) \(line.kind): \(line.reason)
        ; number: \(line.number), version: \(line.version)
        ; event: \(line.event?.text ?? "-")
        ; lot: \(line.lotEvent?.text ?? "-") \(line.rule ?? "-")
        \(name(line.from, line))  \(-line.points) "\(line.unit)"
        \(name(line.to, line))  \(line.points) "\(line.unit)"


    """
  }

  private static func name(_ bucket: String, _ line: LedgerLine) -> String {
    isOfAccount(bucket) ? "accounts:\(line.account):\(bucket)" : bucket
  }
}

/// What is still somebody's; the other buckets are the programme's.
func isOfAccount(_ bucket: String) -> Bool { ["pending", "available", "held", "owed"].contains(bucket) }
