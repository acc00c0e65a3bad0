import Foundation
public import ZegelDomain
import ZegelStore
import ZegelVault

/// Shows that a leaf is in the tree under a signed head.
public struct TrailProof: Sendable {
  public let index: UInt64
  public let size: UInt64
  /// The 54 bytes.
  public let leaf: [UInt8]
  /// From the leaf up.
  public let path: [[UInt8]]
  public let checkpoint: String
  /// The rows behind the leaf's digest, as they are now; nil where they are not there.
  public let rows: [UInt8]?
  /// Whether the rows are what the leaf answers for.
  public let rowsAreRight: Bool?
  let found: Leaf

  /// All that a checker needs besides the house's verifier key. Some 1.5 KB, which a QR code can carry.
  /// - Source: C2SP tlog-proof; `extra` is the leaf.
  public var text: String {
    var lines = ["c2sp.org/tlog-proof@v1", "extra \(base64(leaf))", "index \(index)"]
    lines += path.map(base64)
    return lines.joined(separator: "\n") + "\n\n" + checkpoint
  }
}

/// Shows that a later tree begins with an earlier one.
public struct TrailConsistency: Sendable {
  public let first: UInt64
  public let firstRoot: [UInt8]
  public let size: UInt64
  public let root: [UInt8]
  public let path: [[UInt8]]
}

/// The newest head.
public struct TrailHead: Sendable {
  public let number: Int64
  public let size: UInt64
  public let root: [UInt8]
  /// The signed note.
  public let checkpoint: String
  public let madeAt: Instant
}

extension Desk {
  /// Nil before the first leaf.
  public func trailHead() async throws -> TrailHead? {
    try await store.read { session in
      try session.newestHead().map {
        TrailHead(
          number: $0.number, size: UInt64($0.size), root: $0.root, checkpoint: $0.note, madeAt: $0.madeAt)
      }
    }
  }

  /// Refuses `trail-leaf-unknown`.
  public func proveLeaf(_ name: TrailName) async throws -> TrailProof {
    try await sequenceTrail()
    return try await store.read { session in
      let found = try session.leaf(name)
      guard let head = try session.newestHead() else { throw Refusal(.trailLeafUnknown, field: "id") }
      var read = TreeRead(session, size: UInt64(head.size))
      let path = try TreeProof.inclusion(of: found.position, in: read.size).map { try read.hash(of: $0).bytes }
      return TrailProof(
        index: found.position, size: read.size, leaf: found.leaf.bytes, path: path, checkpoint: head.note,
        rows: found.canonical,
        rowsAreRight: found.canonical.map { SHA256Tree.digest($0) == found.leaf.digest }, found: found.leaf)
    }
  }

  /// Refuses `trail-size-unknown`.
  public func proveConsistency(from first: UInt64, to size: UInt64?) async throws -> TrailConsistency {
    try await sequenceTrail()
    return try await store.read { session in
      let newest = UInt64(try session.newestHead()?.size ?? 0)
      let size = size ?? newest
      for one in [size, first] where one > newest { throw Refusal(.trailSizeUnknown, field: "size", String(one)) }
      guard first <= size else { throw Refusal(.trailSizeUnknown, field: "size", String(first)) }
      var read = TreeRead(session, size: newest)
      return TrailConsistency(
        first: first, firstRoot: try read.hash(of: 0..<first).bytes, size: size,
        root: try read.hash(of: 0..<size).bytes,
        path: try TreeProof.consistency(from: first, to: size).map { try read.hash(of: $0).bytes })
    }
  }

  /// What C2SP tlog-tiles has at an address behind `tile/`; nil where there is nothing.
  public func trailTile(_ path: String) async throws -> [UInt8]? {
    guard let path = TilePath(path), let index = Int64(exactly: path.index) else { return nil }
    return try await store.read { session in
      let (bytes, part) =
        if let level = path.level {
          (level < 8 ? try session.tile(level, index) : nil, TreeHash.byteCount)
        } else {
          (try session.bundle(index)?.leaves, Leaf.byteCount + 2)
        }
      // A tile that has grown since still answers for what it was.
      guard let bytes, bytes.count >= path.width * part else { return nil }
      return Array(bytes.prefix(path.width * part))
    }
  }

  /// Every tile and bundle under the newest head by its path, and that head last, as `checkpoint`: what a directory of
  /// C2SP tlog-tiles holds.
  public func exportTrail(_ file: (String, [UInt8]) throws -> Void) async throws -> UInt64 {
    try await sequenceTrail()
    guard let head = try await trailHead() else { return 0 }
    for level in 0..<Tile.levels(of: head.size) {
      try await export(Int(level), head.size, file)
    }
    try await export(nil, head.size, file)
    try file("checkpoint", Array(head.checkpoint.utf8))
    return head.size
  }

  private func export(_ level: Int?, _ size: UInt64, _ file: (String, [UInt8]) throws -> Void) async throws {
    var index: UInt64 = 0
    while true {
      let width = Tile(level: level ?? 0, index: index).width(in: size)
      if width == 0 { return }
      let path = TilePath(level: level, index: index, width: width).text
      guard let bytes = try await trailTile(path) else { throw Fault("the trail lacks tile/\(path)") }
      try file("tile/\(path)", bytes)
      index += 1
    }
  }
}

private func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
