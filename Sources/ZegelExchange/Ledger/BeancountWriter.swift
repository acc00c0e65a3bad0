import ZegelDesk
import ZegelDomain

/// A journal that beancount reads. What customers have is a liability; what they owe stands there too, below zero.
struct BeancountWriter {
  static let head = """
    ; Zegel: points, not money. Every transaction sums to zero.
    1970-01-01 open Equity:Points:Issued
    1970-01-01 open Equity:Points:Redeemed
    1970-01-01 open Equity:Points:Expired
    1970-01-01 open Equity:Points:Adjusted


    """

  private var account: AccountID?
  private var opened: Set<String> = []

  mutating func entry(_ line: LedgerLine) -> String {
    if line.account != account {
      account = line.account
      opened = []
    }
    let (from, to) = (name(line.from, line), name(line.to, line))
    let commodity = BeancountWriter.commodity(line.unit)
    return opening(line.from, from) + opening(line.to, to) + """
      \(line.day) * \(quoted(line.kind)) \(quoted(line.reason))
        event: \(quoted(line.event?.text ?? ""))
        lot: \(quoted(line.lotEvent?.text ?? ""))
        rule: \(quoted(line.rule ?? ""))
        number: \(line.number)
        \(from)  \(-line.points) \(commodity)
        \(to)  \(line.points) \(commodity)


      """
  }

  private mutating func opening(_ bucket: String, _ name: String) -> String {
    guard isOfAccount(bucket), opened.insert(name).inserted else { return "" }
    return "1970-01-01 open \(name)\n"
  }

  private func name(_ bucket: String, _ line: LedgerLine) -> String {
    let title = bucket.prefix(1).uppercased() + bucket.dropFirst()
    return isOfAccount(bucket) ? "Liabilities:Points:\(line.account):\(title)" : "Equity:Points:\(title)"
  }

  /// Capitals, digits and dashes, 2 to 24 of them, from a letter to a letter or digit.
  static func commodity(_ unit: String) -> String {
    let fitting = unit.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let body = String(fitting).prefix(20)
    let starts = body.first?.isLetter == true ? "" : "U-"
    let ends = body.last == "-" || body.count < 2 ? "0" : ""
    return starts + body + ends
  }
}
