/// What a house that works for other controllers must be able to show, made of the policy alone.
///
/// - Law: Art. 30(2) GDPR.
public struct ProcessorRegister: Sendable, Hashable {
  /// SHA-256 of the policy's text, in hexadecimal.
  public let policyHash: String
  public let processor: Organisation
  public let dpo: ContactPoint?
  public let controllers: [Served]
  /// In the register's language.
  public let measures: [String]

  public struct Served: Sendable, Hashable {
    public let id: String
    public let name: String
    public let contact: String
    public let dpo: String?
    public let processing: String
    /// Outside the EEA, each with its ground.
    public let transfers: [ServedTransfer]
    public let contractSignedOn: CalendarDay?
  }
}

extension PrivacyPolicy {
  /// - Parameter hash: of the text that this policy was read from.
  public func processorRegister(in language: Language, hash: String) -> ProcessorRegister {
    ProcessorRegister(
      policyHash: hash, processor: organisation, dpo: dpo,
      controllers: controllers.map { served in
        ProcessorRegister.Served(
          id: served.id, name: served.name, contact: served.contact, dpo: served.dpo,
          processing: served.processing[language],
          transfers: served.transfers.filter { !LegalRules.area.contains($0.country) }
            .map { ServedTransfer(country: $0.country, ground: $0.ground ?? .adequacy) },
          contractSignedOn: served.contract?.signedOn)
      }, measures: securityMeasures.map { $0[language] })
  }
}
