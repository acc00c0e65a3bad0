/// What personal data is used for.
///
/// - Law: Art. 5(1)(b) GDPR.
public struct Purpose: Sendable, Hashable {
  /// Dotted, such as `marketing.email`; never used again for something else.
  public let id: String
  public let basis: LegalBasis
  /// What people are told, in the policy's languages.
  public let text: Texts
  public let roles: [StaffRole]
  /// Direct marketing by this channel; nil when nothing is sent.
  public let channel: ContactChannel?
  /// Only own customers, own similar goods, an opt-out in each message.
  public let toOwnCustomers: Bool
  public let profiling: Bool
  /// To hand data to somebody who uses it for themselves; then it is for nothing else.
  public let sharing: Bool
  /// The interest and why it outweighs theirs: what a legitimate interest, or profiling without consent, rests on.
  public let balancingTest: Texts?

  public init(
    id: String, basis: LegalBasis, text: Texts, roles: [StaffRole], channel: ContactChannel? = nil,
    toOwnCustomers: Bool = false, profiling: Bool = false, sharing: Bool = false, balancingTest: Texts? = nil
  ) {
    self.id = id
    self.basis = basis
    self.text = text
    self.roles = roles
    self.channel = channel
    self.toOwnCustomers = toOwnCustomers
    self.profiling = profiling
    self.sharing = sharing
    self.balancingTest = balancingTest
  }
}
