package import ZegelDomain
package import ZegelStore

public struct MoveReport: Sendable {
  public let rows: Int64
  public let accounts, facts, entries: Int64
}

extension Desk {
  /// Copies a house into an empty database of either engine, page by page, each page with its mark in one transaction: after
  /// a kill the same call goes on where it was. At the end rows and points on both sides are compared; the house itself is
  /// copied last, so that half a move is no house.
  ///
  /// - Throws: Refusal `house-exists` when the target has a house, `source-changed` when both are not the same at the end.
  package static func move(
    from source: any SQLStore, to target: any SQLStore, now: Instant, pageRows: Int = 1_000,
    progress: @escaping KeepingProgress = { _, _, _ in }
  ) async throws -> MoveReport {
    let schema = try await source.read { try $0.newestMigration() }
    _ = try await target.migrate(declared: StoredTable.all, now: now)
    guard try await target.read({ try $0.newestMigration() }) == schema else {
      throw Refusal(.houseNewer, String(schema))
    }
    let before = try await source.read { try $0.copyTotals(schema: schema) }
    try await target.write { try $0.makeMoveMarks() }
    try await checkTarget(target, source)
    let all = Int(before.rows.reduce(0, +))
    var done = 0
    for table in CopiedTable.all(in: schema) where table.name != "house" {
      try await copy(table, from: source, to: target, pageRows) { count in
        done += count
        progress(.copying, done, all)
      }
    }
    try await compare(source, target, before, schema)
    let house = CopiedTable.all.last { $0.name == "house" }
    guard let house else { throw Fault("no table of the house") }
    try await copy(house, from: source, to: target, pageRows) { _ in }
    try await target.write { try $0.dropMoveMarks() }
    let totals = try await target.read { try $0.ledgerTotals() }
    return MoveReport(
      rows: Int64(all), accounts: totals.accounts, facts: totals.facts, entries: totals.entries)
  }

  /// Empty, or what an earlier run of this very move left.
  private static func checkTarget(_ target: any SQLStore, _ source: any SQLStore) async throws {
    guard let house = try await source.read({ try $0.house() }) else { throw Refusal(.houseMissing, field: "house") }
    let id = house.id
    try await target.write { session in
      let mark = try session.moveMark("house id")
      // Also where nothing was left to do but to drop the marks.
      if let mark, mark.lastKey == id { return }
      guard mark == nil, try session.house() == nil, try session.ledgerTotals().accounts == 0 else {
        throw Refusal(.houseExists, field: "to")
      }
      try session.setMoveMark(MoveMark(table: "house id", lastKey: id))
    }
  }

  private static func copy(
    _ table: CopiedTable, from source: any SQLStore, to target: any SQLStore, _ pageRows: Int,
    _ progress: (Int) -> Void
  ) async throws {
    let mark = try await target.read { try $0.moveMark(table.name) }
    if let mark, mark.lastKey == nil { return }
    var key = try mark?.lastKey.map { bytes in
      guard let key = RowCoding.decode(bytes[...]) else { throw Fault("a move mark cannot be read") }
      return key
    }
    while true {
      let from = key
      let page = try await source.read { try $0.page(of: table, after: from, most: pageRows) }
      let last = page.last.map(table.key(of:))
      let isDone = page.count < pageRows
      let mark = isDone ? nil : last.map { Array(RowCoding.encode($0).dropFirst(4)) }
      try await target.write { session in
        try session.insert(page, into: table)
        try session.setMoveMark(MoveMark(table: table.name, lastKey: mark))
      }
      progress(page.count)
      if isDone { return }
      key = last
    }
  }

  private static func compare(
    _ source: any SQLStore, _ target: any SQLStore, _ before: CopyTotals, _ schema: Int64
  ) async throws {
    let now = try await source.read { try $0.copyTotals(schema: schema) }
    var there = try await target.read { try $0.copyTotals(schema: schema) }
    // The house itself comes after this, or came just before an interruption.
    if let last = there.rows.indices.last { there.rows[last] = before.rows[last] }
    if now != before || there != now { throw Refusal(.sourceChanged, field: "from") }
  }
}
