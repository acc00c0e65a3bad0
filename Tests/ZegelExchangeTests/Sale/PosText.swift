import ZegelTestKit

/// Events of the format pos-1, as text.
enum PosText {
  static func sale(
    _ receipt: Int, card: String?, cents: Int64 = 1000, at: String = "2026-03-01T10:00:00Z", lines: String? = nil
  ) -> String {
    event("sale", "1-1-\(receipt)", nil, card, at, lines ?? line(1, cents: cents))
  }

  static func taking(
    back receipt: Int, as name: String, card: String?, cents: Int64, at: String = "2026-03-01T11:00:00Z"
  )
    -> String
  {
    event("return", "1-1-\(name)", "1-1-\(receipt)", card, at, line(1, "-1", cents: -cents))
  }

  static func line(_ number: Int, _ quantity: String = "1", cents: Int64) -> String {
    #"{"line":\#(number),"product":"1","category":"x","qty":\#(quantity),"unit":"st","amount_cents":\#(cents),"kind":"item"}"#
  }

  private static func event(
    _ type: String, _ event: String, _ refersTo: String?, _ card: String?, _ at: String, _ lines: String
  ) -> String {
    func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
    return #"{"schema":"pos-1","type":"\#(type)","event":"\#(event)","store":"1","till":1,"basket":"b","#
      + #""refers_to":\#(quoted(refersTo)),"timestamp":"\#(at)","currency":"EUR","card":\#(quoted(card)),"#
      + #""lines":[\#(lines)],"total_cents":0}"#
  }

  /// A few hundred sales of some cards, and returns of a tenth of them; some return before they sell.
  static func history(_ cards: [String], count: Int, _ chance: inout SeededGenerator) -> [String] {
    (1...count).flatMap { receipt -> [String] in
      let card = cards.randomElement(using: &chance)!
      let cents = Int64.random(in: 0...5000, using: &chance)
      let sale = sale(receipt, card: card, cents: cents, at: "2026-02-\(10 + receipt % 18)T10:00:00Z")
      guard Int.random(in: 0..<10, using: &chance) == 0 else { return [sale] }
      return [sale, taking(back: receipt, as: "R\(receipt)", card: card, cents: cents)].shuffled(using: &chance)
    }
  }
}
