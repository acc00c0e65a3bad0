import ZegelDomain
import ZegelStore

extension Desk {
  /// Takes the rows of a house from before the trail into it, a page a transaction; goes on where a killed one stopped.
  func adoptRows() async throws {
    guard let found = try await store.read({ try $0.adoption() }), found.stage != Adoption.over else { return }
    let (note, now) = (surroundings.random(16), self.now)
    while try await store.writeLocking({ try Adoption(session: $0, note: note, now: now).step() }) {}
    try await sequenceTrail()
  }
}

struct Adoption {
  static let over: Int64 = 0
  private static let page = 200

  let session: any SQLSession
  let note: [UInt8]
  let now: Instant

  /// One page; false when there is nothing left.
  func step() throws -> Bool {
    guard let here = try session.adoption(), here.stage != Adoption.over else { return false }
    var book = LeafBook()
    let next: (stage: Int64, done: [UInt8])
    switch here.stage {
    case 1: next = try small(&book)
    case 2: next = try cards(here.done, &book)
    case 3: next = try accounts(here.done, &book)
    default: next = try acts(here.done, &book)
    }
    guard try session.moveAdoption(from: here, to: next) else { throw SQLError.overtaken }
    try book.write(in: session, at: now)
    return true
  }

  private func small(_ book: inout LeafBook) throws -> (stage: Int64, done: [UInt8]) {
    guard let house = try session.house() else { return (Adoption.over, []) }
    let row = NoteRow(
      id: note, kind: Int64(LeafKind.administration.rawValue), text: "adopted rows from before the trail",
      recordedAt: now)
    try session.insert(row)
    book.add(row, .administration)
    book.add(house)
    for programme in try session.programmes() { book.add(programme, of: house) }
    for till in try session.tills() { book.add(till) }
    for run in try session.importRuns() { book.add(run) }
    return (2, [])
  }

  private func cards(_ done: [UInt8], _ book: inout LeafBook) throws -> (stage: Int64, done: [UInt8]) {
    let (rows, last) = try session.tracedCards(after: done, most: Adoption.page)
    for row in rows { book.add(card: row) }
    return last.map { (2, $0) } ?? (3, [])
  }

  private func accounts(_ done: [UInt8], _ book: inout LeafBook) throws -> (stage: Int64, done: [UInt8]) {
    let ids = try session.tracedAccounts(after: done, most: Adoption.page)
    for id in ids {
      let entries = try session.tracedEntries(of: id)
      for fact in try session.tracedFacts(of: id) {
        book.add(.fact, id.bits, number: UInt32(truncatingIfNeeded: fact.number)) {
          $0.add(fact.canonical)
          for entry in entries where entry.cause == fact.number { $0.add(entry.canonical) }
        }
      }
      let dates = entries.filter { $0.cause == 0 }
      if let first = dates.first {
        book.add(.dates, id.bits, number: UInt32(truncatingIfNeeded: first.number)) {
          for entry in dates { $0.add(entry.canonical) }
        }
      }
    }
    return ids.count < Adoption.page ? (4, []) : (3, ids.last!.bytes)
  }

  private func acts(_ done: [UInt8], _ book: inout LeafBook) throws -> (stage: Int64, done: [UInt8]) {
    let rows = try session.tracedActs(after: String(decoding: done, as: UTF8.self), most: Adoption.page)
    for row in rows where !row.hasAccount {
      let waiting = try row.isWaiting ? session.tracedWaiting(row.event) : []
      book.add(.register, EventID(stored: row.event).trailSubject) {
        $0.add(row.canonical)
        for one in waiting { $0.add(one) }
      }
    }
    return rows.count < Adoption.page ? (Adoption.over, []) : (4, Array(rows.last!.event.utf8))
  }
}
