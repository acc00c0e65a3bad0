import ZegelDomain
import ZegelStore

/// The tables of people that are compared page by page.
enum PeopleCheck: CaseIterable, Sendable { case members, consents, openings }

extension RowCheck {
  /// Which openings may be gone, of this part of the trail. A note that was made by hand is found by `rest`.
  mutating func readForgotten(in session: any SQLSession) throws {
    var after: [UInt8] = []
    while true {
      let notes = try session.notes(after: after, most: 500)
      for note in notes {
        for id in ForgottenOpenings.ids(in: note.text) where index.subjects.contains(id.bits) { forgotten.insert(id) }
      }
      guard let last = notes.last, notes.count == 500 else { return }
      after = last.id
    }
  }

  /// A page of one of them; the last id of it, or nil when there are no more.
  mutating func people(_ table: PeopleCheck, after: [UInt8], in session: any SQLSession) throws -> [UInt8]? {
    try index.catchUp(in: session)
    let page = 500
    switch table {
    case .members:
      let rows = try session.members(after: after, most: page)
      for row in rows { try one(row, in: session) }
      return rows.count < page ? nil : rows.last?.id.bytes
    case .consents:
      let rows = try session.consents(after: after, most: page)
      for row in rows { one(row) }
      return rows.count < page ? nil : rows.last?.id
    case .openings:
      let rows = try session.openings(after: after, most: page)
      for row in rows { one(row) }
      return rows.count < page ? nil : rows.last?.id
    }
  }

  /// The one row that a new leaf is about.
  mutating func person(_ kind: LeafKind, _ subject: UInt128, in session: any SQLSession) throws {
    let before = MemberID(bits: subject &- 1).bytes
    switch kind {
    case .member:
      if let row = try session.member(MemberID(bits: subject)) { return try one(row, in: session) }
    case .consent:
      if let row = try session.consents(after: before, most: 1).first, UInt128(bytes: row.id) == subject {
        return one(row)
      }
    case .opening:
      if let row = try session.openings(after: before, most: 1).first, UInt128(bytes: row.id) == subject {
        return one(row)
      }
    default: return
    }
    // Its time was over: told by a note, which is compared with its own leaf.
    if kind == .opening, forgotten.contains(OpeningID(bits: subject)) { return }
    let leaf = index.latest(kind, of: subject)
    note(.rowMissing, leaf?.leaf.placeName ?? kind.name, leaf: leaf?.position)
  }

  private mutating func one(_ row: MemberRow, in session: any SQLSession) throws {
    let rows = try session.everything(of: row)
    var bytes = CanonicalBytes()
    bytes.add(rows)
    one(.member, row.id.bits, bytes.bytes, "member \(row.id)")
  }

  private mutating func one(_ row: ConsentRow) {
    var bytes = CanonicalBytes()
    bytes.add(row)
    one(.consent, UInt128(bytes: row.id), bytes.bytes, "consent \(ConsentID(bytes: row.id))")
  }

  private mutating func one(_ row: OpeningRow) {
    var bytes = CanonicalBytes()
    bytes.add(row)
    one(.opening, UInt128(bytes: row.id), bytes.bytes, "opening \(OpeningID(bytes: row.id))")
  }

  /// Each version with its notices.
  mutating func checkPolicies(_ house: UInt128, in session: any SQLSession) throws {
    let rows = try session.policies()
    try checkNumbered(.privacy, of: house, rows.map(\.number)) { number, bytes in
      guard let row = rows.first(where: { $0.number == number }) else { return }
      bytes.add(row, try session.notices(of: number))
    }
  }

  /// Each signed DPIA with what the authority said.
  mutating func checkAssessments(_ house: UInt128, in session: any SQLSession) throws {
    let rows = try session.assessments()
    try checkNumbered(.assessment, of: house, rows.map(\.number)) { number, bytes in
      guard let row = rows.first(where: { $0.number == number }) else { return }
      bytes.add(row, try session.consultations(of: number))
    }
  }

  /// Rows of the house that have numbers; the latest leaf of a number counts.
  private mutating func checkNumbered(
    _ kind: LeafKind, of house: UInt128, _ numbers: [Int32],
    _ fill: (Int32, inout CanonicalBytes) throws -> Void
  ) throws {
    guard index.subjects.contains(house) else { return }
    var leaves: [Int32: LeafIndex.Item] = [:]
    for item in index.leaves(kind, of: house) {
      let number = Int32(truncatingIfNeeded: item.leaf.number)
      if leaves[number].map({ $0.position < item.position }) ?? true { leaves[number] = item }
    }
    for number in numbers {
      guard let item = leaves.removeValue(forKey: number) else {
        if !onlyNew { note(.rowUnknown, "\(kind.name) \(number)", leaf: nil) }
        continue
      }
      var bytes = CanonicalBytes()
      try fill(number, &bytes)
      compare(item, bytes.bytes, "\(kind.name) \(number)")
    }
    for item in leaves.values.sorted(by: { $0.position < $1.position }) {
      note(.rowMissing, "\(kind.name) \(item.leaf.number)", leaf: item.position)
    }
  }
}
