import Foundation
import Synchronization
import ZegelDesk
import ZegelDomain

/// The demo's main job, and what it prints.
struct DemoShow {
  let desk: Desk
  let count: Int

  func play() async throws {
    let version = try await desk.applyProgramme(demoProgramme)
    let plan = try await desk.currentProgramme().cards
    let numbers = InventedTrade.cardNumbers(121, plan)
    let cards = numbers.enumerated().map { ImportedCard(line: $0 + 1, number: $1, openingBalance: 0) }
    _ = try await desk.importCards(cards, anyFormat: false)
    print("Bakkerij De Korenaar: programme version \(version.number), 2 shops, 3 tills, \(numbers.count) cards.")
    var trade = InventedTrade(cards: Array(numbers.dropLast()))
    let acts = try trade.acts(count)
    try await replay(acts)
    try await printBalances(numbers)
    try await printReceipt(numbers[0])
    try await DemoMember(desk: desk, card: numbers[120]).play()
    try await printVerification()
  }

  /// Sixteen tills at a time, each waiting for its answer.
  private func replay(_ acts: [TillAct]) async throws {
    let begun = ContinuousClock.now
    let bar = DemoBar(of: acts.count)
    for start in stride(from: 0, to: acts.count, by: 64) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for act in acts[start..<min(start + 64, acts.count)] { group.addTask { _ = try await desk.post(act) } }
        try await group.waitForAll()
      }
      bar.show(min(start + 64, acts.count))
    }
    bar.end()
    let milliseconds = max(1, Int64((ContinuousClock.now - begun) / .milliseconds(1)))
    print(
      "\(acts.count) sales and returns in \(milliseconds) ms, each on disk before its answer: "
        + "\(Int64(acts.count) * 1000 / milliseconds) a second.")
  }

  private func printBalances(_ numbers: [String]) async throws {
    print("\n  card            points   coffee stamps")
    for number in numbers.prefix(5) {
      let card = try await desk.identify(number)
      let balances = Dictionary(uniqueKeysWithValues: card.namedBalances.map { ($0.unit, $0.available) })
      print("  …\(card.lastFour)      \(column(balances["points"], 12))   \(column(balances["koffie"], 13))")
    }
  }

  private func column(_ value: Points?, _ width: Int) -> String {
    let text = String(value ?? 0)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// One more sale, on a Saturday, with its receipt and the reason of every point.
  private func printReceipt(_ card: String) async throws {
    let event = try EventID("1-1-RECEIPT")
    let at = Instant(rfc3339: "2026-05-09T11:30:00+02:00")!
    let lines = [
      SaleLine(number: 1, product: "volkoren", category: "brood", quantity: 2000, amount: 658),
      SaleLine(number: 2, product: "cappuccino", category: "koffie", quantity: 1000, amount: 340),
    ]
    let posted = try await desk.post(
      TillAct(
        event: event, store: "1", till: "1", at: at, card: card,
        request: .sale(Sale(event: event, store: "1", till: "1", at: at, currency: "EUR", lines: lines))))
    print("\n  receipt 1-1-RECEIPT, Saturday 9 May 2026: 2 loaves € 6,58, 1 cappuccino € 3,40")
    for line in posted.receipt(in: .nl) { print("  | \(line)") }
    for rule in posted.explanation {
      print("  why: \(rule.title.en): \(rule.points) \(rule.unitName.en), \(rule.reason.text.en)")
    }
  }

  private func printVerification() async throws {
    let report = try await desk.verifyLedger()
    let verdict = report.problems.isEmpty ? "everything agrees" : "\(report.problems.count) PROBLEMS"
    print(
      "\nLedger: \(report.accounts) accounts, \(report.facts) facts, \(report.entries) entries rebuilt and compared: \(verdict)."
    )
  }
}

/// A bar on the terminal, for whoever watches.
private final class DemoBar: Sendable {
  private let total: Int
  private let isWatched = isatty(2) == 1

  init(of total: Int) { self.total = total }

  func show(_ done: Int) {
    guard isWatched else { return }
    let filled = done * 30 / total
    let bar = String(repeating: "#", count: filled) + String(repeating: "·", count: 30 - filled)
    FileHandle.standardError.write(Data("\r  [\(bar)] \(done)/\(total)".utf8))
  }

  func end() { if isWatched { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) } }
}
