package import ZegelDomain
package import ZegelStore
import ZegelVault

/// The leaves of one transaction. They are written in that transaction, as one row; what becomes of them is the
/// sequencer's work.
struct LeafBook {
  private var leaves: [UInt8] = []
  private var count = 0
  private var canonical = CanonicalBytes()

  init() {}

  /// A leaf over the rows that `rows` writes down.
  mutating func add(_ kind: LeafKind, _ subject: UInt128, number: UInt32 = 0, _ rows: (inout CanonicalBytes) -> Void) {
    canonical.clear()
    rows(&canonical)
    Leaf(kind: kind, subject: subject, number: number, digest: SHA256Tree.digest(canonical.bytes)).write(to: &leaves)
    count += 1
  }

  /// All leaves of `body` or, when it throws, none of them: as a savepoint does with rows.
  mutating func savepoint(_ body: (inout LeafBook) throws -> Void) throws {
    let before = (count, leaves.count)
    do { try body(&self) } catch {
      leaves.removeLast(leaves.count - before.1)
      count = before.0
      throw error
    }
  }

  /// The last thing a transaction does.
  mutating func write(in session: any SQLSession, at now: Instant) throws {
    if count == 0 { return }
    // Derived, so that a transaction that is run again writes the same row again.
    let id = Array(SHA256Tree.digest(leaves).bytes.prefix(16))
    try session.insertLeafGroup(id, count: count, leaves: leaves, recordedAt: now)
    leaves.removeAll(keepingCapacity: true)
    count = 0
  }
}

extension LeafBook {
  mutating func add(card: TracedRow) {
    add(.card, UInt128(bytes: card.subject)) { $0.add(card.canonical) }
  }

  mutating func add(_ programme: ProgrammeRow, of house: HouseRow) {
    add(.programme, UInt128(bytes: house.id), number: UInt32(programme.number)) { $0.add(programme) }
  }

  mutating func add(_ till: TillRow) { add(.till, till.id.bits) { $0.add(till) } }

  mutating func add(_ house: HouseRow) { add(.house, UInt128(bytes: house.id)) { $0.add(house) } }

  mutating func add(_ run: ImportRow) { add(.importRun, UInt128(bytes: run.fileHash.prefix(16))) { $0.add(run) } }

  mutating func add(_ note: NoteRow, _ kind: LeafKind) { add(kind, UInt128(bytes: note.id)) { $0.add(note) } }

  /// A key without a fact, with the return that waits under it.
  mutating func add(_ act: ActRow, waiting: (row: WaitingRow, recordedAt: Instant)?) {
    add(.register, act.event.trailSubject) {
      $0.add(act)
      if let waiting { $0.add(waiting.row, recordedAt: waiting.recordedAt) }
    }
  }

  /// Facts and entries as one group brought them: each fact is followed by what it caused.
  mutating func add(
    _ facts: [(account: AccountID, row: FactRow)], _ entries: [EntryRow], act: (EventID) throws -> ActRow?
  ) throws {
    var rest = entries[...]
    addDates(from: &rest)
    for (account, fact) in facts {
      let caused = rest.prefix { $0.account == account && $0.cause == fact.fact.number }
      rest = rest.dropFirst(caused.count)
      guard let act = try act(fact.fact.event) else { throw Fault("a fact has no key in the register") }
      add(.fact, account.bits, number: UInt32(fact.fact.number)) {
        $0.add(fact, of: account)
        $0.add(act)
        for entry in caused { $0.add(entry) }
      }
      addDates(from: &rest)
    }
    if !rest.isEmpty { throw Fault("an entry was caused by no fact of its group") }
  }

  private mutating func addDates(from rest: inout ArraySlice<EntryRow>) {
    while let first = rest.first, first.cause == 0 {
      let run = rest.prefix { $0.cause == 0 && $0.account == first.account }
      rest = rest.dropFirst(run.count)
      add(.dates, first.account.bits, number: UInt32(truncatingIfNeeded: first.number)) {
        for entry in run { $0.add(entry) }
      }
    }
  }
}

extension EventID {
  /// By what a key is found in the trail: it could tell a store and a till.
  var trailSubject: UInt128 { UInt128(bytes: SHA256Tree.digest(Array(text.utf8)).bytes.prefix(16)) }
}

extension UInt128 {
  /// Big-endian.
  init(bytes: some Sequence<UInt8>) { self = bytes.reduce(0) { $0 << 8 | UInt128($1) } }
}

extension SQLSession {
  /// Leaves in the trail what an act made of `book`.
  func leave(at now: Instant, _ fill: (inout LeafBook) throws -> Void) throws {
    var book = LeafBook()
    try fill(&book)
    try book.write(in: self, at: now)
  }

  /// Leaves cards in the trail, as their rows are by now.
  func leaveCards(_ ids: [CardID], at now: Instant) throws {
    try leave(at: now) { book in
      for id in ids {
        guard let card = try tracedCard(id) else { throw Fault("a card that was written is not there") }
        book.add(card: card)
      }
    }
  }

  /// Leaves an act that has no row of its own: `.export` or `.administration`. Call it inside the act's transaction.
  ///
  /// - Parameters:
  ///   - id: 16 random bytes.
  ///   - text: words for machines, such as `backup.made accounts=12`; never anything of a person.
  package func leaveNote(_ kind: LeafKind, _ text: String, id: [UInt8], at now: Instant) throws {
    let note = NoteRow(id: id, kind: Int64(kind.rawValue), text: text, recordedAt: now)
    try insert(note)
    try leave(at: now) { $0.add(note, kind) }
  }
}

extension Desk {
  /// Leaves in the trail that something was done to the house from outside its acts: exported, backed up, moved.
  package func leaveNote(_ kind: LeafKind, _ text: String) async throws {
    let (id, now) = (surroundings.random(16), now)
    try await store.write { try $0.leaveNote(kind, text, id: id, at: now) }
  }
}

extension Desk {
  /// Leaves in the trail that something of the house was handed to others, such as `ledger.export format=csv lines=120`.
  public func leaveExport(_ text: String) async throws { try await leaveNote(.export, text) }
}
