/// What a message to one member is about. None of them advertises.
public enum MessageKind: String, Sendable, CaseIterable {
  /// A code by which they prove that an address or a number is theirs.
  case code
  /// The privacy notice of the version that they joined under.
  case notice
  /// A page of the house where they decide something.
  case link
}

extension PrivacyPolicy {
  /// The purpose for which a message that serves the member may go to a field: one that rests on the contract, the law, or a
  /// public task, and is no advertising. Nil where the policy has none: then no such message goes there.
  ///
  /// - Law: Art. 5(1)(b) GDPR.
  public func servicePurpose(of field: PersonalField) -> Purpose? {
    field.purposes.lazy.compactMap { self.purpose($0) }.first { $0.serves }
  }

  /// The field that a contact is told by: its own id, or `email` or `phone` where one field is of that type.
  ///
  /// - Refuses: `field-unknown`.
  public func contactField(_ told: String) throws(Refusal) -> PersonalField {
    let reachable = fields.filter { $0.type == .email || $0.type == .phone }
    if let field = reachable.first(where: { $0.id == told }) { return field }
    let ofType = reachable.filter { $0.type.rawValue == told }
    guard ofType.count == 1 else { throw Refusal(.fieldUnknown, field: "by") }
    return ofType[0]
  }
}

extension Purpose {
  /// Whether it is there for what the member and the house agreed or the law asks, and advertises nothing.
  public var serves: Bool {
    channel == nil && !profiling && [.contract, .legalDuty, .publicTask, .vitalInterest].contains(basis)
  }
}
