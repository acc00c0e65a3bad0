/// Proofs of a tree: which parts of it they are made of, and what they show.
///
/// A part is a range of leaves; its hash is the root of the tree over exactly those.
/// - Source: RFC 6962 section 2.1; checking as in RFC 9162 sections 2.1.3.2 and 2.1.4.2.
package enum TreeProof {
  /// The parts that with a leaf's hash make the root of a tree of `size`, from the leaf up.
  package static func inclusion(of index: UInt64, in size: UInt64) -> [Range<UInt64>] {
    precondition(index < size, "a leaf is in its tree")
    return path(index, 0..<size)
  }

  private static func path(_ index: UInt64, _ range: Range<UInt64>) -> [Range<UInt64>] {
    guard range.count > 1 else { return [] }
    let middle = range.lowerBound + largestPower(below: UInt64(range.count))
    let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
    return index < middle ? path(index, left) + [right] : path(index, right) + [left]
  }

  /// The parts that show that a tree of `size` begins with the tree of `first`.
  package static func consistency(from first: UInt64, to size: UInt64) -> [Range<UInt64>] {
    precondition(first <= size, "a tree only grows")
    return first == 0 || first == size ? [] : parts(first, 0..<size, isWhole: true)
  }

  private static func parts(_ first: UInt64, _ range: Range<UInt64>, isWhole: Bool) -> [Range<UInt64>] {
    if first == UInt64(range.count) { return isWhole ? [] : [range] }
    let half = largestPower(below: UInt64(range.count))
    let middle = range.lowerBound + half
    if first <= half {
      return parts(first, range.lowerBound..<middle, isWhole: isWhole) + [middle..<range.upperBound]
    }
    return parts(first - half, middle..<range.upperBound, isWhole: false) + [range.lowerBound..<middle]
  }

  /// The hash of a part, out of complete trees: `node(height, index)` is the root of leaves
  /// `index << height ..< (index + 1) << height`.
  package static func hash<Hashing: TreeHashing>(
    of range: Range<UInt64>, _ hashing: Hashing.Type, node: (Int, UInt64) throws -> TreeHash
  ) rethrows -> TreeHash {
    let count = UInt64(range.count)
    if count == 0 { return Hashing.empty }
    if count.nonzeroBitCount == 1, range.lowerBound % count == 0 {
      let height = count.trailingZeroBitCount
      return try node(height, range.lowerBound >> UInt64(height))
    }
    let middle = range.lowerBound + largestPower(below: count)
    return Hashing.node(
      try hash(of: range.lowerBound..<middle, hashing, node: node),
      try hash(of: middle..<range.upperBound, hashing, node: node))
  }

  /// The root that a leaf and its path lead to; nil when the path cannot be one.
  package static func root<Hashing: TreeHashing>(
    of leaf: TreeHash, at index: UInt64, in size: UInt64, _ path: [TreeHash], _ hashing: Hashing.Type
  ) -> TreeHash? {
    guard index < size else { return nil }
    var (place, last, hash) = (index, size - 1, leaf)
    for part in path {
      if last == 0 { return nil }
      if place & 1 == 1 || place == last {
        hash = Hashing.node(part, hash)
        while place & 1 == 0 && place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        hash = Hashing.node(hash, part)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 ? hash : nil
  }

  /// Whether the path shows that the tree of `size` begins with the tree of `first`.
  package static func isConsistent<Hashing: TreeHashing>(
    from first: UInt64, _ firstRoot: TreeHash, to size: UInt64, _ root: TreeHash, _ path: [TreeHash],
    _ hashing: Hashing.Type
  ) -> Bool {
    if first > size { return false }
    if first == size { return path.isEmpty && firstRoot == root }
    if first == 0 { return path.isEmpty && firstRoot == Hashing.empty }
    var rest = path[...]
    if first.nonzeroBitCount == 1 { rest = [firstRoot] + path }
    guard let start = rest.popFirst() else { return false }
    var (place, last) = (first - 1, size - 1)
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    var (old, new) = (start, start)
    for part in rest {
      if last == 0 { return false }
      if place & 1 == 1 || place == last {
        old = Hashing.node(part, old)
        new = Hashing.node(part, new)
        while place & 1 == 0 && place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        new = Hashing.node(new, part)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && old == firstRoot && new == root
  }
}
