import ZegelVault

/// By what a file is recognised, whatever its name: the SHA-256 of its contents.
public struct FileFingerprint: Sendable {
  private var digest = Digest256()

  public init() {}

  /// The next part of the file.
  public mutating func add(_ bytes: [UInt8]) { digest.add(bytes) }

  /// 32 bytes.
  public consuming func finish() -> [UInt8] { digest.finish() }
}
