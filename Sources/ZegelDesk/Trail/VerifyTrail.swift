import Foundation
import ZegelDomain
import ZegelStore
import ZegelVault

/// From where a check of the trail begins.
public enum TrailSince: Sendable, Equatable {
  case beginning
  /// Where the last good check in this house ended.
  case last
  /// A kept size; what lies before it is taken on trust.
  case size(UInt64)
}

extension Desk {
  /// Checks the trail: recomputes every leaf, tile and head, and compares each row of the house with its leaf.
  ///
  /// - Parameters:
  ///   - since: from the beginning, or only what came after an earlier check. Refuses `trail-size-unknown`.
  ///   - heads: a directory with heads that were written to a second place; what only they can show is a house that
  ///     was rolled back as a whole.
  ///   - progress: leaves or rows done, and how many there are.
  public func verifyTrail(
    since: TrailSince = .beginning, heads directory: String? = nil,
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws -> TrailReport {
    // A trail that was changed by hand is not gone on with; then its leaves wait, and are looked at as they are.
    _ = try? await sequenceTrail()
    let identity = try await trailIdentity()
    var tree = try await treeCheck(since, identity)
    while !tree.isDone {
      let before = tree
      tree = try await store.read { session in
        var next = before
        try next.step(in: session)
        return next
      }
      progress(Int(tree.reached), Int(tree.size))
    }
    let whole = tree
    tree = try await store.read { session in
      var last = whole
      try last.finish(in: session)
      return last
    }
    var report = tree.report
    report.waiting = Int(try await store.read { try $0.unsequenced().leaves })
    report = try await verifyRows(from: report.since, to: tree.size, report, progress)
    report = try await verifyDeliveries(report)
    if let directory { report = try await compareHeads(with: directory, identity, report) }
    if report.problemCount == 0, let newest = tree.newest { try? remember(newest) }
    return report
  }

  private func treeCheck(_ since: TrailSince, _ identity: TrailIdentity) async throws -> TreeCheck {
    let known = try await knownHead(since, identity)
    return try await store.read { session in
      var (heads, after) = ([HeadRow](), Int64(0))
      while true {
        let page = try session.heads(after: after, most: 1000)
        heads += page
        guard let last = page.last, page.count == 1000 else { break }
        after = last.number
      }
      var report = TrailReport()
      if heads.isEmpty, try session.bundle(0) != nil { report.found(.headMissing, "head 1") }
      guard let known else { return TreeCheck(heads, identity, from: TreeEdge(), report) }
      guard known.size <= UInt64(max(0, heads.last?.size ?? 0)) else {
        report.found(.rolledBack, "size \(known.size)")
        return TreeCheck(heads, identity, from: TreeEdge(), report)
      }
      var read = TreeRead(session, size: known.size)
      let edge = try? read.edge()
      if let root = known.root, edge?.root != root {
        report.found(.otherHistory, "size \(known.size)")
        return TreeCheck(heads, identity, from: TreeEdge(), report)
      }
      return TreeCheck(heads, identity, from: edge ?? TreeEdge(), report)
    }
  }

  private func knownHead(_ since: TrailSince, _ identity: TrailIdentity) async throws -> (
    size: UInt64, root: TreeHash?
  )? {
    switch since {
    case .beginning: return nil
    case .size(let size):
      let newest = try await store.read { try $0.newestHead()?.size ?? 0 }
      guard size <= UInt64(newest) else { throw Refusal(.trailSizeUnknown, field: "since", String(size)) }
      return (size, nil)
    case .last:
      // No earlier check: then all of it.
      guard let note = readSmallFile(paths.trailVerified), let head = identity.head(in: note) else { return nil }
      return (head.size, head.root)
    }
  }

  private func remember(_ head: HeadRow) throws {
    try head.note.write(toFile: paths.trailVerified, atomically: true, encoding: .utf8)
  }

  /// Leaves a pass: some 200 MB of them.
  private static let leavesAPass: UInt64 = 3_000_000

  private func verifyRows(
    from since: UInt64, to size: UInt64, _ report: TrailReport, _ progress: @Sendable (Int, Int) -> Void
  ) async throws -> TrailReport {
    var report = report
    let passes = UInt128((size - since) / Desk.leavesAPass + 1)
    for pass in 0..<passes {
      let part = UInt128.max / passes
      let subjects = pass * part...(pass == passes - 1 ? UInt128.max : (pass + 1) * part - 1)
      let index = LeafIndex(subjects: subjects, upTo: size)
      report = try await load(index, from: since, to: size, report, isFirst: pass == 0)
      report = try await check(index, onlyNew: since > 0, isLast: pass == passes - 1, report, progress)
    }
    return report
  }

  private func load(
    _ index: LeafIndex, from since: UInt64, to size: UInt64, _ report: TrailReport, isFirst: Bool
  ) async throws -> TrailReport {
    var report = report
    var bundle = Int64(since / 256)
    while UInt64(bundle) * 256 < size {
      let from = bundle
      let rows = try await store.read { try $0.bundles(from: from, most: 256) }
      for row in rows {
        for (place, bytes) in (Bundle.leaves(row.leaves) ?? []).enumerated() {
          let position = UInt64(row.index) * 256 + UInt64(place)
          guard position >= since, position < size else { continue }
          if let leaf = Leaf(bytes: bytes) {
            index.add(leaf, at: position)
          } else if isFirst {
            report.found(.leafUnreadable, "leaf \(position)")
          }
        }
      }
      bundle += 256
    }
    index.sort()
    return report
  }

  private func check(
    _ index: LeafIndex, onlyNew: Bool, isLast: Bool, _ report: TrailReport, _ progress: @Sendable (Int, Int) -> Void
  ) async throws -> TrailReport {
    var check = RowCheck(index, onlyNew: onlyNew, report)
    let total = index.items.count
    func step<Place: Sendable>(
      _ body: @escaping @Sendable (inout RowCheck, any SQLSession) throws -> Place
    ) async throws -> Place {
      let before = check
      let (after, place) = try await store.read { session in
        var next = before
        let place = try body(&next, session)
        return (next, place)
      }
      check = after
      progress(min(check.report.rows, total), total)
      return place
    }
    try await step { try $0.readForgotten(in: $1) }
    if onlyNew {
      try await checkNew(index, step)
    } else {
      var account: [UInt8]? = index.subjects.lowerBound == 0 ? [] : AccountID(bits: index.subjects.lowerBound - 1).bytes
      while let after = account { account = try await step { try $0.accounts(after: after, in: $1) } }
      var card: [UInt8]? = []
      while let after = card { card = try await step { try $0.cards(after: after, in: $1) } }
      var act: String? = ""
      while let after = act { act = try await step { try $0.acts(after: after, in: $1) } }
      for people in PeopleCheck.allCases {
        var last: [UInt8]? = []
        while let after = last { last = try await step { try $0.people(people, after: after, in: $1) } }
      }
    }
    try await step { try $0.rest(in: $1) }
    if !onlyNew { check.missing() }
    if isLast { try await step { try $0.strays(in: $1) } }
    return check.report
  }

  /// Only the rows that the new leaves are about.
  private func checkNew(
    _ index: LeafIndex,
    _ step: (@escaping @Sendable (inout RowCheck, any SQLSession) throws -> Void) async throws -> Void
  ) async throws {
    var last: UInt128?
    for item in index.items where item.leaf.subject != last {
      last = item.leaf.subject
      let (kind, subject) = (item.leaf.kind, item.leaf.subject)
      switch kind {
      case .fact, .dates:
        try await step { check, session in
          try index.catchUp(in: session)
          try check.check(AccountID(bits: subject), in: session)
        }
      case .card:
        try await step { check, session in
          try index.catchUp(in: session)
          try check.card(CardID(bits: subject), in: session)
        }
      case .member, .consent, .opening:
        try await step { check, session in
          try index.catchUp(in: session)
          try check.person(kind, subject, in: session)
        }
      default: continue
      }
    }
  }
}

extension RowCheck {
  mutating func card(_ id: CardID, in session: any SQLSession) throws {
    guard let row = try session.tracedCard(id) else {
      let leaf = index.latest(.card, of: id.bits)
      return note(.rowMissing, "card \(id)", leaf: leaf?.position)
    }
    one(.card, id.bits, row.canonical, "card \(row.name)")
  }
}

extension HousePaths {
  /// The head up to which everything was found right.
  public var trailVerified: String { "\(directory)/trail-verified" }
}

/// A file of heads, when it is there and not too large to be one.
func readSmallFile(_ path: String, most: Int = 1 << 16) -> String? {
  guard let file = FileHandle(forReadingAtPath: path) else { return nil }
  defer { try? file.close() }
  guard let data = try? file.read(upToCount: most + 1), data.count <= most else { return nil }
  return String(validating: data, as: UTF8.self)
}
