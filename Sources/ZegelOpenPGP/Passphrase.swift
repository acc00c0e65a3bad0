// Unchecked: it is written once, before anybody else has it.
/// What a secret key is protected with; wiped when nobody needs it any more, and never a text.
public final class Passphrase: @unchecked Sendable {
  let bytes: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter bytes: without a zero in it, 255 at most.
  public init(_ secret: [UInt8]) {
    precondition(secret.count <= 255 && !secret.contains(0), "a passphrase is up to 255 bytes other than zero")
    bytes = .allocate(capacity: secret.count + 1)
    for (place, byte) in secret.enumerated() { bytes[place] = byte }
    bytes[secret.count] = 0
  }

  deinit {
    bytes.withMemoryRebound(to: UInt8.self) { wipe($0) }
    bytes.deallocate()
  }

  /// With its zero at the end.
  func withCString<R>(_ body: (UnsafePointer<CChar>) throws -> R) rethrows -> R {
    try bytes.withMemoryRebound(to: CChar.self) { try body(UnsafePointer($0.baseAddress!)) }
  }
}
