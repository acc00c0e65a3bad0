public import ZegelDomain
import ZegelStore

/// One line of the ledger, ready to be read elsewhere: points of one lot that leave one bucket for another.
public struct LedgerLine: Sendable {
  public let account: AccountID
  /// Counts the account's lines, from 1.
  public let number: Int64
  /// What led to it; nil for the passing of a date.
  public let event: EventID?
  /// `sale`, `return`, `redemption`, `undo`, `hold`, `release`, `adjustment` or `date`.
  public let kind: String
  public let at: Instant
  /// The day of `at` in the programme's zone.
  public let day: CalendarDay
  public let recordedAt: Instant
  /// `points`, or the stamp card's id.
  public let unit: String
  /// The act that the points came from, and the rule that gave them; nil where no rule did.
  public let lotEvent: EventID?
  public let rule: String?
  public let from: String
  public let to: String
  /// Above zero.
  public let points: Points
  public let reason: String
  public let version: Int32
}

extension Desk {
  /// The whole ledger, a page of an account's lines in their order at a time; accounts in order of id.
  ///
  /// Each account is as it was at one moment; between accounts the house goes on.
  public func ledgerLines(_ page: ([LedgerLine]) throws -> Void) async throws {
    let programmes = self.programmes
    try await eachAccount(
      { account, session in
        try session.ledgerLines(of: account.id, LedgerNames(try programmes.book(in: session)))
      }, page)
  }

  /// Reads each account in a transaction of its own, and hands over what came of it where that is anything.
  func eachAccount<Part: Sendable>(
    _ read: @escaping @Sendable (AccountRow, any SQLSession) throws -> [Part], _ body: ([Part]) throws -> Void
  ) async throws {
    var after: AccountID?
    while true {
      let from = after
      let ids = try await store.read { try $0.accounts(after: from, most: 200).map(\.id) }
      for id in ids {
        let parts = try await store.read { session in try session.account(id).map { try read($0, session) } ?? [] }
        if !parts.isEmpty { try body(parts) }
      }
      guard ids.count == 200 else { return }
      after = ids.last
    }
  }
}

extension SQLSession {
  func ledgerLines(of account: AccountID, _ names: LedgerNames) throws -> [LedgerLine] {
    let heads = try factHeads(of: account)
    return try entries(of: account).map { LedgerLine($0, heads, names) }
  }
}

/// The ids behind the ledger's numbers, over all versions of the programme.
struct LedgerNames {
  private var units: [UInt8: String] = [:]
  private var rules: [UInt16: String] = [:]
  private let book: ProgrammeBook

  init(_ book: ProgrammeBook) {
    self.book = book
    for version in 1..<Int32(book.count + 1) {
      for unit in book[version].units { units[unit.number] = unit.id }
      for rule in book[version].rules { rules[rule.number] = rule.id }
    }
  }

  func unit(_ number: UInt8) -> String { units[number] ?? "unit-\(number)" }
  func rule(_ number: UInt16) -> String? { number == 0 ? nil : rules[number] ?? "rule-\(number)" }
  func day(_ instant: Instant, version: Int32) -> CalendarDay { book[version].zone.local(instant).day }
}

extension LedgerLine {
  /// `heads` are all facts of the account, in order of their numbers.
  fileprivate init(_ row: EntryRow, _ heads: [FactHead], _ names: LedgerNames) {
    func head(_ number: Int32) -> FactHead? { heads.indices.contains(Int(number) - 1) ? heads[Int(number) - 1] : nil }
    let transfer = row.transfer
    // What a date brought about is written down by the act that comes after it, and is not that act's doing.
    let cause = head(row.cause).flatMap { transfer.at < $0.at && transfer.reason != .corrected ? nil : $0 }
    self.init(
      account: row.account, number: row.number, event: cause?.event, kind: cause?.kind.name ?? "date",
      at: transfer.at, day: names.day(transfer.at, version: row.version), recordedAt: row.recordedAt,
      unit: names.unit(transfer.unit), lotEvent: head(transfer.lot.fact)?.event, rule: names.rule(transfer.lot.rule),
      from: transfer.from.name, to: transfer.to.name, points: transfer.points, reason: transfer.reason.name,
      version: row.version)
  }
}
