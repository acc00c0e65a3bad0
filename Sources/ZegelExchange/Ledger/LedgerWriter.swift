public import ZegelDesk
import ZegelDomain

/// The forms in which the ledger leaves the house.
public enum LedgerFormat: String, Sendable, CaseIterable { case csv, jsonl, hledger, beancount }

/// Writes ledger lines as text; an account's lines come one after another.
public struct LedgerWriter {
  private let format: LedgerFormat
  private var beancount = BeancountWriter()

  public init(_ format: LedgerFormat) { self.format = format }

  /// What stands above the lines.
  public var head: String {
    switch format {
    case .csv: CSVLedger.head
    case .jsonl: ""
    case .hledger: "; Zegel: points, not money. Every transaction sums to zero.\n\n"
    case .beancount: BeancountWriter.head
    }
  }

  public mutating func text(of line: LedgerLine) -> String {
    switch format {
    case .csv: CSVLedger.row(line)
    case .jsonl: JSONLedger.row(line)
    case .hledger: HledgerWriter.entry(line)
    case .beancount: beancount.entry(line)
    }
  }
}

/// One row for each line.
enum CSVLedger {
  static let head = "account,number,event,kind,at,recorded_at,unit,lot_event,rule,from,to,points,reason,version\n"

  static func row(_ line: LedgerLine) -> String {
    [
      line.account.description, String(line.number), line.event?.text ?? "", line.kind, line.at.rfc3339,
      line.recordedAt.rfc3339, line.unit, line.lotEvent?.text ?? "", line.rule ?? "", line.from, line.to,
      String(line.points), line.reason, String(line.version),
    ].map(csvField).joined(separator: ",") + "\n"
  }
}

/// One object for each line.
enum JSONLedger {
  static func row(_ line: LedgerLine) -> String {
    let members: [(String, String)] = [
      ("account", quoted(line.account.description)), ("number", String(line.number)),
      ("event", line.event.map { quoted($0.text) } ?? "null"), ("kind", quoted(line.kind)),
      ("at", quoted(line.at.rfc3339)), ("recorded_at", quoted(line.recordedAt.rfc3339)), ("unit", quoted(line.unit)),
      ("lot_event", line.lotEvent.map { quoted($0.text) } ?? "null"), ("rule", line.rule.map(quoted) ?? "null"),
      ("from", quoted(line.from)), ("to", quoted(line.to)), ("points", String(line.points)),
      ("reason", quoted(line.reason)), ("version", String(line.version)),
    ]
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}\n"
  }
}

/// Keys and ids are printable ASCII; only quotes and backslashes need care, in JSON as in beancount.
func quoted(_ text: String) -> String {
  "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
