/// How one party knows a member: 16 bytes that only this house can make, other for each party, so that two of them cannot
/// join their files.
///
/// - Law: Art. 4(5), 25(1) GDPR.
public struct PartyReference: Sendable, Hashable {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) {
    precondition(bytes.count == 16, "a reference is 16 bytes")
    self.bytes = bytes
  }
}
