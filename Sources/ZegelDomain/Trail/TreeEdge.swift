/// The right edge of a tree that only grows: of every level of tiles the one that is not full. All that adding a leaf
/// needs, whatever the size of the tree.
///
/// - Source: C2SP tlog-tiles; tiles are 8 levels of the tree high and 256 hashes wide.
package struct TreeEdge<Hashing: TreeHashing>: Sendable {
  package private(set) var size: UInt64 = 0
  /// From level 0 up; each less than 256 hashes.
  package private(set) var levels: [[TreeHash]] = []

  package init() {}

  /// As it was kept. Nil when the tiles do not fit the size.
  package init?(size: UInt64, levels: [[TreeHash]]) {
    guard levels.enumerated().allSatisfy({ $1.count == Tile.hashes(onEdgeOf: size, level: $0) }),
      levels.count == Tile.levels(of: size)
    else { return nil }
    self.size = size
    self.levels = levels
  }

  /// Adds a leaf, and hands over each tile that it makes full.
  package mutating func append(_ leaf: TreeHash, full: (Tile, [TreeHash]) throws -> Void) rethrows {
    size += 1
    var (hash, level) = (leaf, 0)
    while true {
      if level == levels.count { levels.append([]) }
      levels[level].append(hash)
      guard levels[level].count == Tile.width else { return }
      let tile = levels[level]
      levels[level] = []
      try full(Tile(level: level, index: (size >> UInt64(8 * (level + 1))) - 1), tile)
      hash = Hashing.root(tile[...])
      level += 1
    }
  }

  /// The tiles that are not full, empty ones left out.
  package var partial: [(tile: Tile, hashes: [TreeHash])] {
    levels.enumerated().compactMap { level, hashes in
      hashes.isEmpty ? nil : (Tile(level: level, index: size >> UInt64(8 * (level + 1))), hashes)
    }
  }

  package var root: TreeHash {
    var right: TreeHash?
    for hashes in levels {
      var rest = hashes[...]
      // Of the smallest complete trees first: they lie furthest to the right.
      while !rest.isEmpty {
        let count = 1 << rest.count.trailingZeroBitCount
        let part = Hashing.root(rest.suffix(count))
        right = right.map { Hashing.node(part, $0) } ?? part
        rest = rest.dropLast(count)
      }
    }
    return right ?? Hashing.empty
  }
}
