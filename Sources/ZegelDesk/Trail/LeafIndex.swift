import ZegelDomain
import ZegelStore

/// A part of the trail's leaves, found by subject: those of subjects in a range, so that memory has a bound.
// Unchecked: handed from one read to the next, and never in two at once.
final class LeafIndex: @unchecked Sendable {
  struct Item {
    let leaf: Leaf
    let position: UInt64
  }

  let subjects: ClosedRange<UInt128>
  /// By subject, kind, number, position.
  private(set) var items: ContiguousArray<Item> = []
  private var seen: [Bool] = []
  /// Of the leaves that came after the first look.
  private var later: [UInt128: [Item]] = [:]
  private var laterFrom: UInt64
  /// Those that no head covers yet.
  private var waiting: [UInt128: [Item]] = [:]

  init(subjects: ClosedRange<UInt128>, upTo size: UInt64) {
    self.subjects = subjects
    laterFrom = size
  }

  func add(_ leaf: Leaf, at position: UInt64) {
    if subjects.contains(leaf.subject) { items.append(Item(leaf: leaf, position: position)) }
  }

  func sort() {
    items.sort { left, right in
      if left.leaf.subject != right.leaf.subject { return left.leaf.subject < right.leaf.subject }
      if left.leaf.kind != right.leaf.kind { return left.leaf.kind.rawValue < right.leaf.kind.rawValue }
      if left.leaf.number != right.leaf.number { return left.leaf.number < right.leaf.number }
      return left.position < right.position
    }
    seen = Array(repeating: false, count: items.count)
  }

  /// Takes in what was recorded since, so that no row of this read is without its leaf.
  func catchUp(in session: any SQLSession) throws {
    let size = UInt64(try session.newestHead()?.size ?? 0)
    while laterFrom < size {
      guard let bundle = try session.bundle(Int64(laterFrom / 256)), let leaves = Bundle.leaves(bundle.leaves) else {
        break
      }
      let end = min(size, UInt64(bundle.index) * 256 + UInt64(leaves.count))
      for position in laterFrom..<max(end, laterFrom) {
        guard let leaf = Leaf(bytes: leaves[Int(position % 256)]), subjects.contains(leaf.subject) else { continue }
        later[leaf.subject, default: []].append(Item(leaf: leaf, position: position))
      }
      if end <= laterFrom { break }
      laterFrom = end
    }
    waiting.removeAll(keepingCapacity: true)
    var position = size
    for group in try session.leafGroups(most: 100_000) {
      for start in stride(from: 0, to: group.leaves.count, by: Leaf.byteCount) {
        if let leaf = Leaf(bytes: group.leaves[start..<start + Leaf.byteCount]), subjects.contains(leaf.subject) {
          waiting[leaf.subject, default: []].append(Item(leaf: leaf, position: position))
        }
        position += 1
      }
    }
  }

  /// The leaves of a subject, marked as seen: of one kind, in order of number and position.
  func leaves(_ kind: LeafKind, of subject: UInt128) -> [Item] {
    var found: [Item] = []
    var place = firstPlace(of: subject)
    while place < items.count, items[place].leaf.subject == subject {
      if items[place].leaf.kind == kind {
        found.append(items[place])
        seen[place] = true
      }
      place += 1
    }
    let more = (later[subject] ?? []) + (waiting[subject] ?? [])
    if more.isEmpty { return found }
    found += more.filter { $0.leaf.kind == kind }
    return found.sorted { ($0.leaf.number, $0.position) < ($1.leaf.number, $1.position) }
  }

  /// The leaf that counts now: the latest.
  func latest(_ kind: LeafKind, of subject: UInt128) -> Item? {
    leaves(kind, of: subject).max { $0.position < $1.position }
  }

  private func firstPlace(of subject: UInt128) -> Int {
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle].leaf.subject < subject { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Leaves of the first look that no row came for.
  var unseen: [Item] { items.indices.lazy.filter { !self.seen[$0] }.map { self.items[$0] } }
}
