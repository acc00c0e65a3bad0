import Testing
import ZegelDomain
import ZegelVault

/// The vectors of RFC 6962 that its reference implementation publishes.
@Suite struct `The tree of RFC 6962` {
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6F),
  ]
  private static let hashes = leaves.map { SHA256Tree.leaf($0) }

  private static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]
  private static let a = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
  private static let b = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
  private static let c = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
  private static let e = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
  private static let f = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
  private static let g = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"

  private func hash(of range: Range<UInt64>) -> TreeHash {
    TreeProof.hash(of: range, SHA256Tree.self) { height, index in
      SHA256Tree.root(Self.hashes[Int(index << UInt64(height))..<Int((index + 1) << UInt64(height))])
    }
  }

  @Test func `has the published roots, however it is computed`() {
    var edge = TreeEdge<SHA256Tree>()
    for size in 0...8 {
      #expect(SHA256Tree.root(Self.hashes[..<size]).hex == Self.roots[size])
      #expect(edge.root.hex == Self.roots[size])
      #expect(hash(of: 0..<UInt64(size)).hex == Self.roots[size])
      if size < 8 { edge.append(Self.hashes[size]) { _, _ in } }
    }
  }

  @Test func `has the published proofs of inclusion`() {
    let published: [(UInt64, UInt64, [String])] = [
      (0, 1, []), (0, 8, [Self.a, Self.b, Self.c]), (5, 8, [Self.e, Self.f, Self.roots[4]]), (2, 3, [Self.roots[2]]),
      (1, 5, [Self.roots[1], Self.b, Self.e]),
    ]
    for (index, size, path) in published {
      #expect(TreeProof.inclusion(of: index, in: size).map { hash(of: $0).hex } == path)
    }
  }

  @Test func `has the published proofs of consistency`() {
    let published: [(UInt64, UInt64, [String])] = [
      (1, 1, []), (1, 8, [Self.a, Self.b, Self.c]), (6, 8, [Self.g, Self.f, Self.roots[4]]), (2, 5, [Self.b, Self.e]),
    ]
    for (first, size, path) in published {
      #expect(TreeProof.consistency(from: first, to: size).map { hash(of: $0).hex } == path)
    }
  }

  @Test func `a proof shows what it is of and nothing else`() {
    for size in UInt64(1)...8 {
      let root = hash(of: 0..<size)
      for index in 0..<size {
        let path = TreeProof.inclusion(of: index, in: size).map { hash(of: $0) }
        let leaf = Self.hashes[Int(index)]
        #expect(TreeProof.root(of: leaf, at: index, in: size, path, SHA256Tree.self) == root)
        #expect(TreeProof.root(of: SHA256Tree.empty, at: index, in: size, path, SHA256Tree.self) != root)
        #expect(TreeProof.root(of: leaf, at: index, in: size, path + [root], SHA256Tree.self) == nil)
        #expect(TreeProof.root(of: leaf, at: size, in: size, path, SHA256Tree.self) == nil)
      }
      for first in 1...size {
        let path = TreeProof.consistency(from: first, to: size).map { hash(of: $0) }
        let old = hash(of: 0..<first)
        #expect(TreeProof.isConsistent(from: first, old, to: size, root, path, SHA256Tree.self))
        #expect(!TreeProof.isConsistent(from: first, SHA256Tree.empty, to: size, root, path, SHA256Tree.self))
        for place in path.indices {
          var bent = path
          bent[place] = SHA256Tree.empty
          #expect(!TreeProof.isConsistent(from: first, old, to: size, root, bent, SHA256Tree.self))
        }
      }
    }
  }

  @Test func `grows over the edges of tiles as if it had been there at once`() throws {
    let hashes = (0..<70_000).map { number in SHA256Tree.leaf(withUnsafeBytes(of: number) { Array($0) }) }
    var (edge, full) = (TreeEdge<SHA256Tree>(), [Tile: [TreeHash]]())
    for (place, hash) in hashes.enumerated() {
      edge.append(hash) { full[$0] = $1 }
      guard [255, 256, 257, 65_535, 65_536, 65_537, 70_000].contains(place + 1) else { continue }
      #expect(edge.root == SHA256Tree.root(hashes[...place]))
      #expect(TreeEdge<SHA256Tree>(size: edge.size, levels: edge.levels)?.root == edge.root)
    }
    #expect(full[Tile(level: 0, index: 1)] == Array(hashes[256..<512]))
    #expect(full[Tile(level: 1, index: 0)]?.first == SHA256Tree.root(hashes[..<256]))
    #expect(TreeEdge<SHA256Tree>(size: 5, levels: [[SHA256Tree.empty]]) == nil)
  }
}

extension TreeHash {
  fileprivate var hex: String { bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() }
}

@Suite struct `What C2SP writes` {
  @Test(
    arguments: [
      (Int?(0), UInt64(0), 256, "0/000"), (1, 1_234_067, 256, "1/x001/x234/067"), (nil, 255, 8, "entries/255.p/8"),
      (0, 273_000, 1, "0/x273/000.p/1"),
    ])
  func `a tile has one path`(level: Int?, index: UInt64, width: Int, text: String) {
    #expect(TilePath(level: level, index: index, width: width).text == text)
    #expect(TilePath(text) == TilePath(level: level, index: index, width: width))
  }

  @Test(
    arguments: [
      "", "0", "0/", "0/1", "0/0001", "0/001.p", "0/001.p/0", "0/001.p/257", "0/001.p/256", "64/001", "-1/001",
      "00/001",
      "0/x000/001", "0/001/001", "entries", "x/001", "0/x999/x999/x999/x999/x999/x999/x999", "0/001.p/08", "0/+01",
    ])
  func `and anything else is none`(text: String) { #expect(TilePath(text) == nil) }

  @Test func `a signed note, as published`() {
    let key = Array(vectorKey)
    let note = """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

      """
    #expect(SignedNote.text(of: note, signedBy: "PeterNeumann", key)?.hasPrefix("If you think") == true)
    #expect(SignedNote.text(of: note.replacing("answer", with: "question"), signedBy: "PeterNeumann", key) == nil)
    #expect(SignedNote.text(of: note, signedBy: "Peter", key) == nil)
    #expect(
      SignedNote.verifierKey("PeterNeumann", key)
        == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
  }

  /// The 32 bytes in the published key.
  private var vectorKey: [UInt8] {
    [
      0x1A, 0x5C, 0xD9, 0x07, 0x14, 0x3C, 0x38, 0x4C, 0x41, 0xE8, 0x30, 0xC5, 0xBC, 0xE1, 0x2A, 0xA8, 0x81, 0x7E, 0xC5,
      0x64, 0x9A, 0xAA, 0xBF, 0x2C, 0x31, 0x38, 0x8B, 0x35, 0xB2, 0xD7, 0x44, 0xD6,
    ]
  }

  @Test func `no note and no leaf of any bytes breaks the reading of it`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...120)).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(SignedNote.text(of: String(decoding: bytes, as: UTF8.self), signedBy: "x", vectorKey) == nil)
      _ = Leaf(bytes: bytes)
      _ = TilePath(String(decoding: bytes.map { "0123456789x/.pentris"[Int($0) % 20] }, as: UTF8.self))
    }
  }
}

extension String {
  fileprivate subscript(place: Int) -> UInt8 { Array(utf8)[place] }
}
