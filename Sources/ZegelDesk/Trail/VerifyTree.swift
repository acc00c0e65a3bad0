import ZegelDomain
import ZegelStore
import ZegelVault

/// Recomputes the tree from its leaves, a page of bundles at a time, and compares it with every tile and head that is
/// kept.
struct TreeCheck: Sendable {
  private let identity: TrailIdentity
  /// By number; only those whose signature holds are compared with the leaves.
  private let heads: [HeadRow]
  private var nextHead = 0
  let size: UInt64
  private var edge: TreeEdge<SHA256Tree>
  private(set) var report: TrailReport

  /// - Parameter edge: of the leaves that are taken on trust.
  init(_ heads: [HeadRow], _ identity: TrailIdentity, from edge: TreeEdge<SHA256Tree>, _ report: TrailReport) {
    self.identity = identity
    self.edge = edge
    self.report = report
    self.report.heads = heads.count
    self.report.since = edge.size
    var sound: [HeadRow] = []
    var (number, last) = (Int64(1), Int64(0))
    for head in heads {
      while number < head.number {
        self.report.found(.headMissing, "head \(number)")
        number += 1
      }
      number = head.number + 1
      let signed = identity.head(in: head.note)
      if signed?.size == UInt64(head.size), signed?.root.bytes == head.root, head.size >= last {
        sound.append(head)
        last = head.size
      } else {
        self.report.found(.headUnsigned, "head \(head.number)")
      }
    }
    self.heads = sound
    size = max(UInt64(sound.last?.size ?? 0), edge.size)
    self.report.size = size
    while nextHead < sound.count, UInt64(sound[nextHead].size) < edge.size { nextHead += 1 }
    compareHeads()
  }

  /// How many leaves were looked at.
  var reached: UInt64 { edge.size }
  var isDone: Bool { edge.size >= size }
  /// The newest sound head, when the whole tree is as it should be.
  var newest: HeadRow? { heads.last }
  var root: TreeHash { edge.root }

  /// Goes on over some bundles.
  mutating func step(in session: any SQLSession, most: Int = 64) throws {
    let first = Int64(edge.size / 256)
    let rows = Dictionary(uniqueKeysWithValues: try session.bundles(from: first, most: most).map { ($0.index, $0) })
    for index in first..<first + Int64(most) where !isDone { try check(index, rows[index], in: session) }
  }

  private mutating func check(_ index: Int64, _ row: BundleRow?, in session: any SQLSession) throws {
    let start = UInt64(index) * 256
    let wanted = Int(min(256, size - start))
    let tile = try session.tile(0, index).flatMap { TreeHash.list($0) }
    if tile == nil { report.found(.tileMissing, "tile 0/\(index)") }
    let skipped = Int(edge.size - start)
    var hashes = tile.map { Array($0.prefix(wanted)) } ?? []
    if let row {
      if let leaves = Bundle.leaves(row.leaves), leaves.count >= wanted {
        hashes = try compare(leaves.prefix(wanted).map { SHA256Tree.leaf($0) }, hashes, index, skipped, in: session)
      } else {
        report.found(.bundleDamaged, "bundle \(index)")
      }
    } else {
      report.found(.bundleMissing, "bundle \(index)")
    }
    if hashes.count < wanted {
      if tile != nil { report.found(.tileChanged, "tile 0/\(index)") }
      // The tree cannot be followed here; what comes after is compared with whatever this gives.
      hashes += Array(repeating: SHA256Tree.empty, count: wanted - hashes.count)
    }
    if wanted == 256, let tile, tile.count != 256 { report.found(.tileChanged, "tile 0/\(index)") }
    for hash in hashes.dropFirst(skipped) { try append(hash, in: session) }
  }

  /// The hashes to go on with. Where leaves and tile differ, the tree above says which of them was changed.
  private mutating func compare(
    _ computed: [TreeHash], _ kept: [TreeHash], _ index: Int64, _ skipped: Int, in session: any SQLSession
  ) throws -> [TreeHash] {
    if computed == kept { return computed }
    if kept.count == computed.count, try isRight(kept, index, in: session) {
      for place in skipped..<kept.count where kept[place] != computed[place] {
        report.found(.leafChanged, "leaf \(UInt64(index) * 256 + UInt64(place))")
      }
      return kept
    }
    if !kept.isEmpty { report.found(.tileChanged, "tile 0/\(index)") }
    return computed
  }

  private func isRight(_ hashes: [TreeHash], _ index: Int64, in session: any SQLSession) throws -> Bool {
    if hashes.count == 256 {
      let above = try session.tile(1, index / 256).flatMap { TreeHash.list($0) } ?? []
      let place = Int(index % 256)
      return above.indices.contains(place) && above[place] == SHA256Tree.root(hashes[...])
    }
    var whole = edge
    for hash in hashes.dropFirst(Int(edge.size - UInt64(index) * 256)) { whole.append(hash) { _, _ in } }
    return heads.last.map { UInt64($0.size) == whole.size && $0.root == whole.root.bytes } ?? false
  }

  private mutating func append(_ hash: TreeHash, in session: any SQLSession) throws {
    var full: [(Tile, [TreeHash])] = []
    edge.append(hash) { full.append(($0, $1)) }
    for (tile, hashes) in full where tile.level > 0 { try compare(tile, hashes, in: session) }
    compareHeads()
  }

  private mutating func compareHeads() {
    while nextHead < heads.count, UInt64(heads[nextHead].size) == edge.size {
      if heads[nextHead].root != edge.root.bytes {
        report.found(.headOfOtherLeaves, "head \(heads[nextHead].number)")
      }
      nextHead += 1
    }
  }

  private mutating func compare(_ tile: Tile, _ hashes: [TreeHash], in session: any SQLSession) throws {
    guard let bytes = try session.tile(tile.level, Int64(tile.index)) else {
      return report.found(.tileMissing, "tile \(tile.level)/\(tile.index)")
    }
    // On the right edge the house may have gone on since.
    let kept = hashes.count == 256 ? bytes : Array(bytes.prefix(hashes.count * TreeHash.byteCount))
    if kept != hashes.flatMap(\.bytes) { report.found(.tileChanged, "tile \(tile.level)/\(tile.index)") }
  }

  /// What is not full yet, and what should not be there at all.
  mutating func finish(in session: any SQLSession) throws {
    for (tile, hashes) in edge.partial where tile.level > 0 { try compare(tile, hashes, in: session) }
    let now = UInt64(max(try session.newestHead()?.size ?? 0, Int64(size)))
    var (level, index) = (-1, Int64(0))
    while true {
      let page = try session.tiles(afterLevel: level, index: index, most: 500)
      for tile in page {
        let width = Tile(level: tile.level, index: UInt64(tile.index)).width(in: now)
        if tile.hashes.count > width * TreeHash.byteCount {
          report.found(.tileExtra, "tile \(tile.level)/\(tile.index)")
        }
      }
      guard let last = page.last, page.count == 500 else { break }
      (level, index) = (last.level, last.index)
    }
    for bundle in try session.bundles(from: Int64(now / 256), most: 100) {
      let wanted = bundle.index == Int64(now / 256) ? Int(now % 256) : 0
      if bundle.leaves.count > wanted * (Leaf.byteCount + 2) { report.found(.bundleExtra, "bundle \(bundle.index)") }
    }
  }
}
