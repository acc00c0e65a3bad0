import ZegelDomain
import ZegelStore
import ZegelVault

/// Compares the rows of a house with the leaves that answer for them.
struct RowCheck: Sendable {
  let index: LeafIndex
  /// Whether only rows of leaves in the index are looked at: the others were seen before.
  let onlyNew: Bool
  private(set) var report: TrailReport
  /// Openings whose period was over, as the trail's notes name them.
  var forgotten: Set<OpeningID> = []

  init(_ index: LeafIndex, onlyNew: Bool, _ report: TrailReport) {
    self.index = index
    self.onlyNew = onlyNew
    self.report = report
  }

  // MARK: Accounts

  /// A page of accounts; the last of them, or nil when there are no more.
  mutating func accounts(after: [UInt8], in session: any SQLSession) throws -> [UInt8]? {
    try index.catchUp(in: session)
    let ids = try session.tracedAccounts(after: after, most: 200)
    for id in ids where index.subjects.contains(id.bits) { try check(id, in: session) }
    guard ids.count == 200, let last = ids.last, last.bits <= index.subjects.upperBound else { return nil }
    return last.bytes
  }

  mutating func check(_ id: AccountID, in session: any SQLSession) throws {
    let facts = index.leaves(.fact, of: id.bits)
    let dates = index.leaves(.dates, of: id.bits)
    if onlyNew && facts.isEmpty && dates.isEmpty { return }
    let entries = try session.tracedEntries(of: id)
    try checkFacts(of: id, facts, entries, in: session)
    checkDates(of: id, dates, entries.filter { $0.cause == 0 })
  }

  private mutating func checkFacts(
    of id: AccountID, _ leaves: [LeafIndex.Item], _ entries: [(number: Int64, cause: Int64, canonical: [UInt8])],
    in session: any SQLSession
  ) throws {
    var caused = Dictionary(grouping: entries.filter { $0.cause != 0 }, by: \.cause)
    var byNumber: [Int64: LeafIndex.Item] = [:]
    for item in leaves where byNumber.updateValue(item, forKey: Int64(item.leaf.number)) != nil {
      report.found(.leafDoubled, "fact \(item.leaf.number) of \(id)", leaf: item.position)
    }
    for row in try session.tracedFacts(of: id) {
      let rows = row.canonical + (caused.removeValue(forKey: row.number) ?? []).flatMap(\.canonical)
      guard let item = byNumber.removeValue(forKey: row.number) else {
        if !onlyNew { report.found(.rowUnknown, "fact \(row.number) of \(id)") }
        continue
      }
      compare(item, rows, "fact \(row.number) of \(id)")
    }
    for item in byNumber.values.sorted(by: { $0.position < $1.position }) {
      report.found(.rowMissing, "fact \(item.leaf.number) of \(id)", leaf: item.position)
    }
    if onlyNew { return }
    for entry in caused.values.joined().sorted(by: { $0.number < $1.number }) {
      report.found(.rowUnknown, "entry \(entry.number) of \(id)")
    }
  }

  /// A leaf answers for the entries from its own number up to that of the next.
  private mutating func checkDates(
    of id: AccountID, _ leaves: [LeafIndex.Item], _ entries: [(number: Int64, cause: Int64, canonical: [UInt8])]
  ) {
    var rest = entries[...]
    if let first = leaves.first {
      let before = rest.prefix { $0.number < Int64(first.leaf.number) }
      rest = rest.dropFirst(before.count)
      if !onlyNew { for entry in before { report.found(.rowUnknown, "entry \(entry.number) of \(id)") } }
    } else if !onlyNew {
      for entry in rest { report.found(.rowUnknown, "entry \(entry.number) of \(id)") }
    }
    for (place, item) in leaves.enumerated() {
      let next = place + 1 < leaves.count ? Int64(leaves[place + 1].leaf.number) : .max
      if next == Int64(item.leaf.number) {
        report.found(.leafDoubled, "entry \(item.leaf.number) of \(id)", leaf: item.position)
        continue
      }
      let own = rest.prefix { $0.number < next }
      rest = rest.dropFirst(own.count)
      let name = "entry \(item.leaf.number) of \(id)"
      if own.first?.number != Int64(item.leaf.number) {
        report.found(.rowMissing, name, leaf: item.position)
      } else {
        compare(item, own.flatMap(\.canonical), name)
      }
    }
  }

  mutating func compare(_ item: LeafIndex.Item, _ rows: [UInt8], _ name: String) {
    report.rows += 1
    if SHA256Tree.digest(rows) != item.leaf.digest { report.found(.rowChanged, name, leaf: item.position) }
  }

  /// A row whose latest leaf counts.
  private mutating func compare(_ kind: LeafKind, _ subject: UInt128, _ rows: [UInt8], _ name: String) {
    guard index.subjects.contains(subject) else { return }
    guard let item = index.latest(kind, of: subject) else {
      if !onlyNew { report.found(.rowUnknown, name) }
      return
    }
    compare(item, rows, name)
  }

  mutating func one(_ kind: LeafKind, _ subject: UInt128, _ rows: [UInt8], _ name: String) {
    compare(kind, subject, rows, name)
  }

  mutating func note(_ code: TrailProblem.Code, _ place: String, leaf: UInt64?) {
    report.found(code, place, leaf: leaf)
  }

  // MARK: Cards and the register

  mutating func cards(after: [UInt8], in session: any SQLSession) throws -> [UInt8]? {
    try index.catchUp(in: session)
    let (rows, last) = try session.tracedCards(after: after, most: 500)
    for row in rows { compare(.card, UInt128(bytes: row.subject), row.canonical, "card \(row.name)") }
    return last
  }

  mutating func acts(after: String, in session: any SQLSession) throws -> String? {
    try index.catchUp(in: session)
    let rows = try session.tracedActs(after: after, most: 500)
    for row in rows {
      let subject = EventID(stored: row.event).trailSubject
      guard index.subjects.contains(subject) else { continue }
      if row.hasAccount {
        // Its fact answers for it; what was left when it waited is past.
        _ = index.leaves(.register, of: subject)
      } else {
        let waiting = try row.isWaiting ? session.tracedWaiting(row.event) : []
        compare(.register, subject, row.canonical + waiting.flatMap { $0 }, "act \(row.event)")
      }
    }
    return rows.count < 500 ? nil : rows.last?.event
  }

  // MARK: The few rows of the house, and what has no leaf to be found by

  mutating func rest(in session: any SQLSession) throws {
    try index.catchUp(in: session)
    var bytes = CanonicalBytes()
    func canonical(_ fill: (inout CanonicalBytes) -> Void) -> [UInt8] {
      bytes.clear()
      fill(&bytes)
      return bytes.bytes
    }
    if let house = try session.house() {
      let subject = UInt128(bytes: house.id)
      compare(.house, subject, canonical { $0.add(house) }, "house")
      try checkProgrammes(subject, in: session)
      try checkPolicies(subject, in: session)
      try checkAssessments(subject, in: session)
    }
    for till in try session.tills() { compare(.till, till.id.bits, canonical { $0.add(till) }, "till \(till.id)") }
    for staff in try session.staff() {
      compare(.staff, staff.id.bits, canonical { $0.add(staff) }, "staff \(staff.id)")
    }
    for run in try session.importRuns() {
      let subject = UInt128(bytes: run.fileHash.prefix(16))
      compare(.importRun, subject, canonical { $0.add(run) }, "import \(HouseID(bits: subject).origin.suffix(26))")
    }
    var after: [UInt8] = []
    while true {
      let notes = try session.notes(after: after, most: 500)
      for note in notes {
        guard let kind = LeafKind(rawValue: UInt8(truncatingIfNeeded: note.kind)) else {
          report.found(.rowChanged, "note \(NoteID(bytes: note.id))")
          continue
        }
        compare(kind, UInt128(bytes: note.id), canonical { $0.add(note) }, "note \(NoteID(bytes: note.id))")
      }
      guard let last = notes.last, notes.count == 500 else { break }
      after = last.id
    }
  }

  private mutating func checkProgrammes(_ house: UInt128, in session: any SQLSession) throws {
    guard index.subjects.contains(house) else { return }
    var leaves: [Int32: LeafIndex.Item] = [:]
    for item in index.leaves(.programme, of: house)
    where leaves.updateValue(item, forKey: Int32(truncatingIfNeeded: item.leaf.number)) != nil {
      report.found(.leafDoubled, "programme \(item.leaf.number)", leaf: item.position)
    }
    for row in try session.programmes() {
      guard let item = leaves.removeValue(forKey: row.number) else {
        if !onlyNew { report.found(.rowUnknown, "programme \(row.number)") }
        continue
      }
      var bytes = CanonicalBytes()
      bytes.add(row)
      compare(item, bytes.bytes, "programme \(row.number)")
    }
    for item in leaves.values.sorted(by: { $0.position < $1.position }) {
      report.found(.rowMissing, "programme \(item.leaf.number)", leaf: item.position)
    }
  }

  /// Rows that name what is not there.
  mutating func strays(in session: any SQLSession) throws {
    for event in try session.actsWithoutFact() { report.found(.rowUnknown, "act \(event)") }
    for event in try session.strayWaiting() { report.found(.rowUnknown, "waiting \(event)") }
    for id in try session.accountsWithoutCard() { report.found(.rowUnknown, "account \(id)") }
  }

  /// Leaves that no row came for.
  mutating func missing() {
    var named: Set<String> = []
    for item in index.unseen {
      if item.leaf.kind == .opening, forgotten.contains(OpeningID(bits: item.leaf.subject)) { continue }
      let name = item.leaf.placeName
      if named.insert(name).inserted { report.found(.rowMissing, name, leaf: item.position) }
    }
  }
}

/// A decision, as it is called.
struct ConsentID: RandomID {
  static let prefix = "K"
  let bits: UInt128
}

/// An opening, as it is called.
struct OpeningID: RandomID {
  static let prefix = "O"
  let bits: UInt128
}

/// A note in the trail, as it is called.
struct NoteID: RandomID {
  static let prefix = "N"
  let bits: UInt128
}

extension Leaf {
  /// What to call the row it answers for.
  var placeName: String {
    switch kind {
    case .fact: "fact \(number) of \(AccountID(bits: subject))"
    case .dates: "entry \(number) of \(AccountID(bits: subject))"
    case .card: "card \(CardID(bits: subject))"
    case .till: "till \(TillID(bits: subject))"
    case .programme: "programme \(number)"
    case .house: "house"
    case .importRun: "import \(HouseID(bits: subject).origin.suffix(26))"
    case .register: "act \(HouseID(bits: subject).origin.suffix(26))"
    case .export, .administration: "note \(NoteID(bits: subject))"
    case .privacy: "privacy \(number)"
    case .staff: "staff \(StaffID(bits: subject))"
    case .member: "member \(MemberID(bits: subject))"
    case .consent: "consent \(ConsentID(bits: subject))"
    case .opening: "opening \(OpeningID(bits: subject))"
    case .assessment: "assessment \(number)"
    }
  }
}
