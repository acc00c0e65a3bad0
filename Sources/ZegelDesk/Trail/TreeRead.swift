import ZegelDomain
import ZegelStore
import ZegelVault

/// Reads the nodes of the kept tree out of its tiles.
struct TreeRead {
  let session: any SQLSession
  let size: UInt64
  private var tiles: [Tile: [TreeHash]] = [:]

  init(_ session: any SQLSession, size: UInt64) {
    self.session = session
    self.size = size
  }

  /// The hash of leaves `index << height ..< (index + 1) << height`.
  mutating func node(_ height: Int, _ index: UInt64) throws -> TreeHash {
    let (level, rest) = height.quotientAndRemainder(dividingBy: 8)
    let first = index << UInt64(rest)
    let hashes = try tile(Tile(level: level, index: first / 256))
    let place = Int(first % 256)
    guard place + 1 << rest <= hashes.count else {
      throw Fault("the trail lacks a part of tile \(level)/\(first / 256)")
    }
    return SHA256Tree.root(hashes[place..<place + 1 << rest])
  }

  /// The hashes of a tile as it is kept; it may have grown beyond `size`.
  mutating func tile(_ tile: Tile) throws -> [TreeHash] {
    if let known = tiles[tile] { return known }
    guard let bytes = try session.tile(tile.level, Int64(tile.index)), let hashes = TreeHash.list(bytes) else {
      throw Fault("the trail lacks tile \(tile.level)/\(tile.index)")
    }
    tiles[tile] = hashes
    return hashes
  }

  mutating func hash(of range: Range<UInt64>) throws -> TreeHash {
    try TreeProof.hash(of: range, SHA256Tree.self) { try node($0, $1) }
  }

  /// The right edge at a size that may be less than today's.
  mutating func edge() throws -> TreeEdge<SHA256Tree> {
    let levels = try (0..<Tile.levels(of: size)).map { level -> [TreeHash] in
      let count = Tile.hashes(onEdgeOf: size, level: level)
      if count == 0 { return [] }
      let hashes = try tile(Tile(level: level, index: size >> UInt64(8 * (level + 1))))
      guard hashes.count >= count else { throw Fault("the trail lacks a part of its edge") }
      return Array(hashes.prefix(count))
    }
    guard let edge = TreeEdge<SHA256Tree>(size: size, levels: levels) else {
      throw Fault("the trail's edge does not fit its size")
    }
    return edge
  }
}

/// The leaves of a bundle as it is kept.
enum Bundle {
  static func leaves(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    let length = Leaf.byteCount + 2
    guard bytes.count % length == 0, bytes.count <= length * Tile.width else { return nil }
    var leaves: [ArraySlice<UInt8>] = []
    leaves.reserveCapacity(bytes.count / length)
    for start in stride(from: 0, to: bytes.count, by: length) {
      guard bytes[start] == 0, bytes[start + 1] == UInt8(Leaf.byteCount) else { return nil }
      leaves.append(bytes[start + 2..<start + length])
    }
    return leaves
  }
}
