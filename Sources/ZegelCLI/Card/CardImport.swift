import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct CardImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Register card numbers that exist already, from a CSV with a column card.",
    discussion: "A column points brings a balance along. Numbers that are known stay as they are.")

  @Argument(help: "The CSV file; - is standard input.")
  var file: String

  @Flag(name: .long, help: "Take numbers that the programme's card plan would not have made.")
  var anyFormat = false

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    var summary = Summary()
    try await common.withDesk(doing: "card.import") { desk in
      var cards = try CardFile(file)
      while let rows = try cards.next() {
        var rest = rows[...]
        while !rest.isEmpty {
          try await take(rest.prefix(CardImport.cardsAPart), desk, &summary)
          rest = rest.dropFirst(CardImport.cardsAPart)
        }
      }
    }
    try tell(summary)
    if summary.refused > 0 { throw Ending(status: .linesRejected) }
  }

  private static let cardsAPart = 2000

  private struct Summary: Encodable {
    var added = 0
    var known = 0
    var refused = 0
  }

  private func take(_ rows: ArraySlice<CardFile.Row>, _ desk: Desk, _ summary: inout Summary) async throws {
    var cards: [ImportedCard] = []
    var refused: [(line: Int, refusal: Refusal)] = []
    for row in rows {
      switch row {
      case .card(let card): cards.append(card)
      case .refused(let line, let refusal): refused.append((line, refusal))
      }
    }
    let outcomes = try await desk.importCards(cards, anyFormat: anyFormat)
    for (card, outcome) in zip(cards, outcomes) {
      switch outcome {
      case .added: summary.added += 1
      case .known: summary.known += 1
      case .refused(let refusal): refused.append((card.line, refusal))
      }
    }
    summary.refused += refused.count
    for (line, refusal) in refused.sorted(by: { $0.line < $1.line }) {
      Console.current.talk("\(file):\(line): \(refusal.code.rawValue)\(refusal.field.map { " (\($0))" } ?? "")")
    }
  }

  private func tell(_ summary: Summary) throws {
    if json.json { return try printJSON(summary) }
    let (added, known, refused) = (grouped(summary.added), grouped(summary.known), grouped(summary.refused))
    Console.current.line(
      say(
        nl: "\(added) nieuw, \(known) al bekend, \(refused) geweigerd",
        en: "\(added) added, \(known) known already, \(refused) refused"))
  }
}
