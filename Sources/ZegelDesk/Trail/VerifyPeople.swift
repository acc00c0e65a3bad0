import ZegelDomain
import ZegelStore

/// The tables of people that are compared page by page.
enum PeopleCheck: CaseIterable, Sendable { case members, consents, openings }

extension RowCheck {
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
    let leaf = index.latest(kind, of: subject)
    note(.rowMissing, leaf?.leaf.placeName ?? kind.name, leaf: leaf?.position)
  }

  private mutating func one(_ row: MemberRow, in session: any SQLSession) throws {
    let rows = try session.everything(of: row)
    var bytes = CanonicalBytes()
    bytes.add(row, rows.values, rows.accounts, rows.states)
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

  /// Each version with its notices; the latest leaf of a version counts.
  mutating func checkPolicies(_ house: UInt128, in session: any SQLSession) throws {
    guard index.subjects.contains(house) else { return }
    var leaves: [Int32: LeafIndex.Item] = [:]
    for item in index.leaves(.privacy, of: house) {
      let number = Int32(truncatingIfNeeded: item.leaf.number)
      if leaves[number].map({ $0.position < item.position }) ?? true { leaves[number] = item }
    }
    for row in try session.policies() {
      guard let item = leaves.removeValue(forKey: row.number) else {
        if !onlyNew { note(.rowUnknown, "privacy \(row.number)", leaf: nil) }
        continue
      }
      var bytes = CanonicalBytes()
      bytes.add(row, try session.notices(of: row.number))
      compare(item, bytes.bytes, "privacy \(row.number)")
    }
    for item in leaves.values.sorted(by: { $0.position < $1.position }) {
      note(.rowMissing, "privacy \(item.leaf.number)", leaf: item.position)
    }
  }
}
