import Crypto
package import ZegelDomain

/// The tree of RFC 6962, on SHA-256.
package enum SHA256Tree: TreeHashing {
  package static let empty = digest([])

  package static func leaf(_ bytes: some Collection<UInt8>) -> TreeHash {
    var hash = SHA256()
    hash.update(data: [0])
    hash.update(data: Array(bytes))
    return finished(hash)
  }

  package static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
      buffer[0] = 1
      withUnsafeBytes(of: left) { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
      withUnsafeBytes(of: right) { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
      return finished(hash)
    }
  }

  /// SHA-256 with nothing before it.
  package static func digest(_ bytes: [UInt8]) -> TreeHash {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return finished(hash)
  }

  private static func finished(_ hash: SHA256) -> TreeHash { hash.finalize().withUnsafeBytes { TreeHash($0) } }
}
