/// Another controller that this house works for, as its processor.
///
/// - Law: Art. 28(3), 30(2) GDPR.
public struct ServedController: Sendable, Hashable {
  public let id: String
  public let name: String
  public let contact: String
  /// How to reach its data protection officer.
  public let dpo: String?
  /// The categories of processing that are done for it.
  public let processing: Texts
  public let transfers: [ServedTransfer]
  public let contract: PartyContract?

  public init(
    id: String, name: String, contact: String, dpo: String? = nil, processing: Texts,
    transfers: [ServedTransfer] = [], contract: PartyContract?
  ) {
    self.id = id
    self.name = name
    self.contact = contact
    self.dpo = dpo
    self.processing = processing
    self.transfers = transfers
    self.contract = contract
  }
}

public struct ServedTransfer: Sendable, Hashable {
  /// ISO 3166-1 alpha-2.
  public let country: String
  public let ground: TransferGround?

  public init(country: String, ground: TransferGround?) {
    self.country = country
    self.ground = ground
  }
}

extension PrivacyPolicy {
  /// The same contract and the same countries as of a party that works for us.
  func check(_ served: ServedController, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems) {
    func party(_ country: String, _ ground: TransferGround?) -> Party {
      Party(
        id: served.id, name: served.name, role: .processor, contract: served.contract, country: country,
        transfer: ground, purposes: [], fields: [])
    }
    checkContract(party("NL", nil), path, day, &found)
    for (place, transfer) in served.transfers.enumerated() {
      checkCountry(party(transfer.country, transfer.ground), "\(path).transfers[\(place)]", day, &found)
    }
  }
}

extension ServedController {
  func compare(with old: ServedController, _ path: String, _ list: inout PolicyChanges) {
    list.say(
      old.name != name || old.contact != contact || old.dpo != dpo, path, widens: false,
      nl: "de opdrachtgever is anders beschreven", en: "the controller is described differently")
    list.say(
      old.processing != processing, "\(path).processing", widens: true, nl: "andere verwerking", en: "other processing")
    list.sets(old.transfers, transfers, "\(path).transfers", nl: "doorgiften", en: "transfers")
    list.say(
      old.contract != contract, "\(path).contract", widens: false, nl: "andere overeenkomst", en: "another contract")
  }
}
