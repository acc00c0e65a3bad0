import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// The sequencer: takes in the leaves that acts have left, in the order in which they were recorded, and signs a new
  /// head. Answers how many it took in. May run at any time and in several processes: the tree's size decides who was
  /// first, and whoever was not starts again.
  @discardableResult
  public func sequenceTrail() async throws -> Int {
    guard try await store.read({ try !$0.leafGroups(most: 1).isEmpty }) else { return 0 }
    let identity = try await trailIdentity()
    let now = self.now
    var total = 0
    while true {
      let count = try await store.writeLocking { try $0.sequence(as: identity, now: now) }
      total += count
      if count == 0 { return total }
    }
  }
}

extension SQLSession {
  /// One transaction's worth of it.
  fileprivate func sequence(as identity: TrailIdentity, now: Instant) throws -> Int {
    try lockTrail()
    let groups = try nextGroups()
    if groups.isEmpty { return 0 }
    let before = try newestHead()
    var tree = try GrowingTree(self, after: before, identity)
    for group in groups {
      guard try delete(group) else { throw SQLError.overtaken }
      try tree.append(group)
    }
    try tree.save()
    try put(tree.head, after: before, identity, now)
    return groups.reduce(0) { $0 + $1.count }
  }

  /// Some thousands of leaves at most.
  private func nextGroups() throws -> [LeafGroupRow] {
    var leaves = 0
    return try Array(
      leafGroups(most: 256).prefix { group in
        defer { leaves += group.count }
        return leaves == 0 || leaves + group.count <= 8192
      })
  }

  private func put(_ head: TreeHead, after before: HeadRow?, _ identity: TrailIdentity, _ now: Instant) throws {
    let isOfThatHour = before.map { $0.madeAt.hour == now.hour } ?? false
    let row = HeadRow(
      number: (before?.number ?? 0) + (isOfThatHour ? 0 : 1), size: Int64(head.size), root: head.root.bytes,
      note: try identity.key.sign(head, as: identity.origin), madeAt: now)
    let isFirst = try isOfThatHour ? replace(row, before: before?.size ?? 0) : insert(row)
    if !isFirst { throw SQLError.overtaken }
  }
}

extension Instant {
  fileprivate var hour: Int64 { milliseconds / 3_600_000 }
}

/// The kept tree while leaves are added.
private struct GrowingTree {
  private let session: any SQLSession
  private var edge: TreeEdge<SHA256Tree>
  private var bundle: [UInt8] = []
  private var newestAt: Instant

  init(_ session: any SQLSession, after head: HeadRow?, _ identity: TrailIdentity) throws {
    self.session = session
    guard let head else {
      guard try session.tile(0, 0) == nil, try session.bundle(0) == nil else {
        throw Fault("the trail has leaves but no head; see `zegel trail verify`")
      }
      (edge, newestAt) = (TreeEdge(), .distantPast)
      return
    }
    // What was changed by hand must not be signed as if it were ours.
    guard let signed = identity.head(in: head.note), signed.size == UInt64(head.size),
      signed.root.bytes == head.root
    else { throw Fault("the newest head of the trail is not what was signed; see `zegel trail verify`") }
    var read = TreeRead(session, size: signed.size)
    edge = try read.edge()
    guard edge.root == signed.root else {
      throw Fault("the tiles of the trail do not make its newest head; see `zegel trail verify`")
    }
    let last = try session.bundle(Int64((signed.size - 1) / 256))
    let part = Int(signed.size % 256) * (Leaf.byteCount + 2)
    guard let last, part == 0 || last.leaves.count == part else {
      throw Fault("the trail lacks its last leaves; see `zegel trail verify`")
    }
    newestAt = last.newestAt
    if part > 0 { bundle = last.leaves }
  }

  var head: TreeHead { TreeHead(size: edge.size, root: edge.root) }

  mutating func append(_ group: LeafGroupRow) throws {
    newestAt = max(newestAt, group.recordedAt)
    for start in stride(from: 0, to: group.leaves.count, by: Leaf.byteCount) {
      let leaf = group.leaves[start..<start + Leaf.byteCount]
      bundle.append(0)
      bundle.append(UInt8(Leaf.byteCount))
      bundle.append(contentsOf: leaf)
      try edge.append(SHA256Tree.leaf(leaf)) { tile, hashes in
        try session.save(tile: tile.level, Int64(tile.index), hashes: hashes.flatMap(\.bytes))
      }
      if edge.size % 256 == 0 {
        try session.save(BundleRow(index: Int64(edge.size / 256) - 1, newestAt: newestAt, leaves: bundle))
        bundle.removeAll(keepingCapacity: true)
      }
    }
  }

  /// What is not full yet.
  func save() throws {
    if !bundle.isEmpty {
      try session.save(BundleRow(index: Int64(edge.size / 256), newestAt: newestAt, leaves: bundle))
    }
    for (tile, hashes) in edge.partial {
      try session.save(tile: tile.level, Int64(tile.index), hashes: hashes.flatMap(\.bytes))
    }
  }
}
