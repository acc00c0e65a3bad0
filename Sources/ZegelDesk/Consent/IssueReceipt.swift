public import ZegelDomain
import ZegelStore
import ZegelVault

/// A receipt as a file, and the house's signature under it.
public struct SignedReceipt: Sendable {
  public let bytes: [UInt8]
  /// A C2SP signed note: what the file is, its SHA-256, the house's Ed25519 signature.
  public let signature: String
}

extension Desk {
  /// The newest decision of a member about a purpose, with what the policy said when it was taken, written down and
  /// signed. The trail keeps which bytes were signed.
  ///
  /// - Parameters:
  ///   - purpose: that was decided about.
  ///   - seenPurpose: what the receipt is made for.
  ///   - written: the receipt in some format.
  /// - Refuses: `decision-unknown` where nothing was decided; an erased member, of whom nothing leads to a decision.
  /// - Law: Art. 7(1) GDPR.
  public func issueReceipt(
    of id: MemberID, for purpose: String, seenFor seenPurpose: String = LegalDuty.consent.rawValue, by actor: Actor,
    in store: String? = nil, written: (ConsentReceipt) throws -> [UInt8]
  ) async throws -> SignedReceipt {
    let (now, chance) = (self.now, surroundings.random(16))
    let receipt = try await look(at: .consents, of: id, for: seenPurpose, by: actor, in: store) { session, seen in
      let records = try session.consents(of: seen.trail).map { ConsentRecord($0) }
      guard let record = records.newest.first(where: { $0.purpose == purpose }) else {
        throw Refusal(.decisionUnknown, field: "purpose", purpose)
      }
      guard let row = try session.policies().first(where: { $0.number == record.policyVersion }) else {
        throw Fault("a decision under a policy version that is not there")
      }
      return try ConsentReceipt(
        id: randomUUID(chance), at: now, member: seen.trail, record: record, under: try readApplied(row),
        hash: hex(row.hash), textHash: { hex(Digest256.of($0)) })
    }
    let bytes = try written(receipt)
    let identity = try await trailIdentity()
    let signature = try identity.key.sign(ReceiptNote.text(for: bytes), as: identity.origin)
    try await leaveNote(
      .administration,
      "consent.receipt record=\(receipt.record.id) sha256=\(hex(Digest256.of(bytes))) by=\(actor.name)")
    return SignedReceipt(bytes: bytes, signature: signature)
  }
}

/// What the house signs of a receipt. The first line is no house's name, so no checkpoint can be taken for it.
enum ReceiptNote {
  static func text(for bytes: [UInt8]) -> String { "zegel consent-receipt/1\n\(hex(Digest256.of(bytes)))\n" }
}

/// Version 4, of 16 random bytes.
/// - Source: RFC 9562 section 5.4.
private func randomUUID(_ chance: [UInt8]) -> String {
  var bytes = chance
  bytes[6] = bytes[6] & 0x0f | 0x40
  bytes[8] = bytes[8] & 0x3f | 0x80
  let parts = [bytes[..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10...]]
  return parts.map { hex($0) }.joined(separator: "-")
}
