public import ZegelDomain
import ZegelStore
import ZegelVault

/// What a leaf of the trail can be asked for by.
public enum TrailName: Sendable {
  case leaf(UInt64)
  case event(EventID)
  case card(CardID)
  case till(TillID)
  case programme(Int32)

  /// `17`, `C-…`, `T-…`, `programme:3`; anything else is an event's key. Nil for what cannot be any of them.
  public init?(_ text: String) {
    if let card = CardID(text) {
      self = .card(card)
    } else if let till = TillID(text) {
      self = .till(till)
    } else if text.hasPrefix("programme:") {
      guard let version = Int32(text.dropFirst(10)), version > 0 else { return nil }
      self = .programme(version)
    } else if text.utf8.count <= 19, text.utf8.allSatisfy({ (48...57).contains($0) }), let leaf = UInt64(text) {
      self = .leaf(leaf)
    } else if let event = try? EventID(text) {
      self = .event(event)
    } else {
      return nil
    }
  }
}

/// A leaf where it stands, with the rows it answers for as they are now.
struct FoundLeaf: Sendable {
  let position: UInt64
  let leaf: Leaf
  /// Nil where those rows are not there, or are not kept.
  let canonical: [UInt8]?
}

/// Which leaf is looked for, since when, and whether a later one would take its place.
struct LeafQuery: Sendable {
  let kind: LeafKind
  let subject: UInt128
  let number: UInt32
  let recordedAt: Instant
  let latest: Bool
  let canonical: [UInt8]
}

extension SQLSession {
  func leaf(_ name: TrailName) throws -> FoundLeaf {
    let head = try newestHead()
    guard let head else { throw Refusal(.trailLeafUnknown, field: "id") }
    if case .leaf(let position) = name {
      guard position < UInt64(head.size), let bundle = try bundle(Int64(position / 256)),
        let leaves = Bundle.leaves(bundle.leaves), leaves.count > Int(position % 256),
        let leaf = Leaf(bytes: leaves[Int(position % 256)])
      else { throw Refusal(.trailLeafUnknown, field: "id") }
      return FoundLeaf(position: position, leaf: leaf, canonical: nil)
    }
    guard let query = try query(for: name), let found = try find(query, below: UInt64(head.size)) else {
      throw Refusal(.trailLeafUnknown, field: "id")
    }
    return FoundLeaf(position: found.position, leaf: found.leaf, canonical: query.canonical)
  }

  private func query(for name: TrailName) throws -> LeafQuery? {
    var bytes = CanonicalBytes()
    switch name {
    case .leaf: return nil
    case .event(let event): return try query(for: event)
    case .card(let id):
      guard let row = try tracedCard(id), let card = try card(id) else { return nil }
      return LeafQuery(
        kind: .card, subject: id.bits, number: 0, recordedAt: card.changedAt, latest: true, canonical: row.canonical)
    case .till(let id):
      guard let till = try tills().first(where: { $0.id == id }) else { return nil }
      bytes.add(till)
      return LeafQuery(
        kind: .till, subject: id.bits, number: 0, recordedAt: till.revokedAt ?? till.addedAt, latest: true,
        canonical: bytes.bytes)
    case .programme(let version):
      guard let house = try house(), let row = try programmes().first(where: { $0.number == version }) else {
        return nil
      }
      bytes.add(row)
      return LeafQuery(
        kind: .programme, subject: UInt128(bytes: house.id), number: UInt32(version), recordedAt: row.appliedAt,
        latest: false, canonical: bytes.bytes)
    }
  }

  private func query(for event: EventID) throws -> LeafQuery? {
    guard let act = try act(event) else { return nil }
    guard let account = act.account, let at = act.at else {
      var bytes = CanonicalBytes()
      bytes.add(act)
      if act.at != nil { for waiting in try tracedWaiting(event.text) { bytes.add(waiting) } }
      return LeafQuery(
        kind: .register, subject: event.trailSubject, number: 0, recordedAt: .distantPast, latest: true,
        canonical: bytes.bytes)
    }
    guard let row = try factRow(of: account, at: at, event: event) else { return nil }
    let number = row.fact.number
    let rows = try tracedFacts(of: account).first { $0.number == Int64(number) }?.canonical ?? []
    let entries = try tracedEntries(of: account).filter { $0.cause == Int64(number) }
    return LeafQuery(
      kind: .fact, subject: account.bits, number: UInt32(number), recordedAt: row.recordedAt, latest: false,
      canonical: rows + entries.flatMap(\.canonical))
  }

  /// Leaves are sequenced within moments, so it stands near the bundles of its time; else further on.
  private func find(_ query: LeafQuery, below size: UInt64) throws -> (position: UInt64, leaf: Leaf)? {
    let start = try bundleIndex(at: query.recordedAt, bundles: Int64((size + 255) / 256))
    if let found = try scan(query, from: start, below: size) { return found }
    return start == 0 ? nil : try scan(query, from: 0, below: size)
  }

  private func scan(_ query: LeafQuery, from start: Int64, below size: UInt64) throws -> (
    position: UInt64, leaf: Leaf
  )? {
    // Only the leaf of today's rows can be shown to be theirs.
    let digest = SHA256Tree.digest(query.canonical)
    var (index, found) = (start, (position: UInt64, leaf: Leaf)?.none)
    while UInt64(index) * 256 < size {
      for bundle in try bundles(from: index, most: 64) {
        for (place, bytes) in (Bundle.leaves(bundle.leaves) ?? []).enumerated() {
          let position = UInt64(bundle.index) * 256 + UInt64(place)
          guard position < size, let leaf = Leaf(bytes: bytes), leaf.kind == query.kind,
            leaf.subject == query.subject, leaf.number == query.number
          else { continue }
          if !query.latest || leaf.digest == digest { return (position, leaf) }
          found = (position, leaf)
        }
      }
      index += 64
    }
    return found
  }

  /// The first bundle with leaves that were recorded at or after an instant.
  private func bundleIndex(at instant: Instant, bundles: Int64) throws -> Int64 {
    var (low, high) = (Int64(0), bundles)
    while low < high {
      let middle = (low + high) / 2
      guard let bundle = try bundle(middle) else { return 0 }
      if bundle.newestAt < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
