import ZegelDesk
import ZegelDomain

/// A receipt with the fields of ISO/IEC TS 27560:2023, consent record information structure.
///
/// The standard gives fields and no wire format. Its own text was not at hand. Names, clause numbers and which fields
/// are mandatory were taken from the DPVCG's guide "Consent Records and Receipts as per ISO/IEC TS 27560:2023 using DPV"
/// (w3c/dpv `guides/consent-27560`, 15-02-2026), sections 7.2 and 8. Checked there: `schema_version`, `record_id`,
/// `pii_principal_id`, and of clause 6.3.4 to 6.3.7 all names used here in `pii_processing`, `purposes`,
/// `pii_information`, the parties and the events. Not checked, since no text of the standard was read: how the sections
/// are called (`record`, `parties`, `events`) and nest, and the words for event states. Ours, and said so by the prefix
/// `zegel_`: what the standard has no field for that the guide names.
///
/// Left out: `storage_locations`, mandatory there. A policy does not say where its house stands, and a receipt says
/// nothing that it does not know.
func recordTree(of receipt: ConsentReceipt) -> JSONTree {
  [
    "schema_version": JSONTree(schema),
    "receipt_id": JSONTree(receipt.id),
    "zegel_issued_at": JSONTree(receipt.issuedAt.rfc3339),
    "record": [
      "schema_version": JSONTree(schema),
      "record_id": JSONTree(receipt.record.id),
      "pii_principal_id": JSONTree("\(receipt.member)"),
      "pii_processing": [
        "privacy_notice": [
          "sha256": JSONTree(receipt.record.noticeHash), "policy_sha256": JSONTree(receipt.policyHash),
          "policy_version": .whole(Int(receipt.record.policyVersion)),
        ],
        "language": JSONTree(receipt.language.rawValue),
        "purposes": [purpose(of: receipt)],
      ],
      "parties": .list(parties(of: receipt)),
      "events": [event(of: receipt)],
    ],
  ]
}

private let schema = "ISO/IEC TS 27560:2023"
private let controllerID = "controller"

private func purpose(of receipt: ConsentReceipt) -> JSONTree {
  let purpose = receipt.purpose
  return [
    "purpose": JSONTree(purpose.id),
    "zegel_text": JSONTree(receipt.text),
    "zegel_text_sha256": JSONTree(receipt.record.textHash),
    "purpose_type": JSONTree(purpose.channel.map { "direct-marketing.\($0.rawValue)" }),
    "lawful_basis": JSONTree("\(purpose.basis.rawValue), Art. \(purpose.basis.article) GDPR"),
    "pii_information": .list(receipt.fields.map { field($0, receipt.language) }),
    "pii_controllers": .list(
      [JSONTree(controllerID)] + receipt.parties.filter(\.isController).map { JSONTree($0.id) }),
    "collection_method": .list(Set(receipt.fields.map(\.source.rawValue)).sorted().map { JSONTree($0) }),
    "processing_method": purpose.profiling ? "profiling" : nil,
    "retention_period": .list(receipt.fields.map(period)),
    "jurisdiction": JSONTree(receipt.authority.rawValue),
    "recipient_third_parties": .list(receipt.parties.map { recipient($0, receipt) }),
    "withdrawal_method": [
      "method": JSONTree(receipt.withdrawal), "contact": JSONTree(receipt.controller.contact),
    ],
    "privacy_rights": .list(receipt.rights.map { JSONTree("Art. \($0) GDPR") }),
    "authority_party": "authority",
  ]
}

private func field(_ field: PersonalField, _ language: Language) -> JSONTree {
  [
    "pii_type": JSONTree(field.title[language]),
    "pii_attribute_id": JSONTree(field.id),
    "pii_optional": .truth(!field.needed),
    "special_pii_category": field.category.isSpecial ? JSONTree(field.category.rawValue) : nil,
  ]
}

private func period(_ field: PersonalField) -> JSONTree {
  [
    "pii_attribute_id": JSONTree(field.id), "duration": JSONTree("P\(field.period.months)M"),
    "counted_from": JSONTree(field.period.start.rawValue),
  ]
}

private func recipient(_ party: Party, _ receipt: ConsentReceipt) -> JSONTree {
  let shared = Set(receipt.fields.map(\.id))
  return [
    "party_id": JSONTree(party.id),
    "pii_attribute_ids": .list(party.fields.filter(shared.contains).map { JSONTree($0) }),
    "country": JSONTree(party.country), "transfer_ground": JSONTree(party.transfer?.rawValue),
  ]
}

private func parties(of receipt: ConsentReceipt) -> [JSONTree] {
  let house = receipt.controller
  var parties: [JSONTree] = [
    [
      "party_id": JSONTree(controllerID), "party_name": JSONTree(house.name), "party_role": "controller",
      "party_address": JSONTree(house.address), "party_contact": JSONTree(house.contact),
      "zegel_registration": JSONTree(house.registration),
    ],
    [
      "party_id": "authority", "party_name": JSONTree(receipt.authority.name[receipt.language]),
      "party_role": "authority", "party_contact": JSONTree(receipt.authority.website),
    ],
  ]
  if let dpo = receipt.dpo {
    parties.append([
      "party_id": "dpo", "party_name": JSONTree(dpo.name), "party_role": "data-protection-officer",
      "party_contact": JSONTree(dpo.contact),
    ])
  }
  return parties
    + receipt.parties.map { party in
      [
        "party_id": JSONTree(party.id), "party_name": JSONTree(party.name),
        "party_role": JSONTree(party.role.rawValue), "party_contact": JSONTree(party.contact),
      ]
    }
}

private func event(of receipt: ConsentReceipt) -> JSONTree {
  let record = receipt.record
  return [
    "event_time": JSONTree(record.at.rfc3339),
    "validity_duration": record.decision == .given ? "until withdrawn" : nil,
    "entity_id": JSONTree(receipt.speaker == .house ? controllerID : "\(receipt.member)"),
    "event_type": receipt.purpose.basis == .consent ? (receipt.isExplicit ? "explicit" : "expressed") : "objection",
    "event_state": JSONTree(record.decision.rawValue),
    "zegel_state_before": JSONTree(record.before?.rawValue),
    "zegel_expressed_by": JSONTree(receipt.speaker.rawValue),
    "zegel_method": JSONTree(record.route),
  ]
}

extension Party {
  var isController: Bool { role == .jointController || role == .ownController }
}

extension ConsentReceipt {
  /// What one can do about this decision, in the language in which it was taken.
  var withdrawal: String {
    let texts =
      purpose.basis == .consent
      ? Texts(
        nl: "Intrekken kan altijd, gratis, op dezelfde manieren als toestemmen, of via dit contact.",
        en: "Withdraw at any time, free, in the same ways as to agree, or through this contact.")
      : Texts(
        nl: "Bezwaar maken kan altijd, gratis, via dit contact.", en: "Object at any time, free, through this contact.")
    return texts[language]
  }

  /// Articles of the GDPR.
  var rights: [String] {
    let own = purpose.basis == .consent ? ["7(3)"] : ["21"]
    return own + ["15", "16", "17", "18"] + (purpose.basis == .consent ? ["20"] : []) + ["77"]
  }
}
