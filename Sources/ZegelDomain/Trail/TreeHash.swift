/// 32 bytes of SHA-256, as four words: a tree holds millions of them.
package struct TreeHash: Hashable, Sendable {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  package static let byteCount = 32

  package init(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count == TreeHash.byteCount, "a tree hash is 32 bytes")
    first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    second = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    third = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    fourth = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
  }

  /// Nil when these are not 32 bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == TreeHash.byteCount else { return nil }
    self = Array(bytes).withUnsafeBytes { TreeHash($0) }
  }

  package var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }

  /// Of several behind each other, as tiles hold them; nil when the bytes do not add up.
  package static func list(_ bytes: [UInt8]) -> [TreeHash]? {
    guard bytes.count % byteCount == 0 else { return nil }
    return bytes.withUnsafeBytes { all in
      stride(from: 0, to: all.count, by: byteCount).map {
        TreeHash(UnsafeRawBufferPointer(rebasing: all[$0..<$0 + byteCount]))
      }
    }
  }
}

/// How a tree hashes; RFC 6962 puts 0x00 before a leaf and 0x01 before two nodes, so that neither passes for the other.
package protocol TreeHashing: Sendable {
  static var empty: TreeHash { get }
  static func leaf(_ bytes: some Collection<UInt8>) -> TreeHash
  static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash
}

extension TreeHashing {
  /// The root over these as leaves' hashes, or over the roots of equally large trees.
  package static func root(_ hashes: ArraySlice<TreeHash>) -> TreeHash {
    switch hashes.count {
    case 0: return empty
    case 1: return hashes.first!
    default:
      let half = hashes.startIndex + largestPower(below: hashes.count)
      return node(root(hashes[..<half]), root(hashes[half...]))
    }
  }
}

/// The largest power of two that is less than `count`, which is 2 or more.
func largestPower<Number: FixedWidthInteger>(below count: Number) -> Number {
  1 << Number(Number.bitWidth - 1 - (count - 1).leadingZeroBitCount)
}
