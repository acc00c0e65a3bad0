import ZegelDesk
import ZegelDomain

/// A receipt in the words of the W3C Data Privacy Vocabulary 2, a report of a Community Group, as JSON-LD.
///
/// Shaped as the DPVCG's guide for ISO/IEC TS 27560:2023 has it (w3c/dpv `guides/consent-27560`, 15-02-2026): a
/// `dpv:ConsentReceipt` around a `dpv:ConsentRecord`. Checked against DPV 2.3 (`2.3/dpv`, `pd`, `loc`, `legal/eu/gdpr`):
/// that every class and property used here is there, under this spelling; `pd:VehicalLicenseNumber` is spelled so.
/// Where the guide writes a term as a bare string it stands here as `@id`, which alone makes it that term.
/// Not checked: the standard's own text, and no SHACL shape. `dpv:StorageLocation` is left out, as is said at
/// `recordTree`. What has no IRI of its own, such as a member, has a `dct:identifier` and no `@id`.
func vocabularyTree(of receipt: ConsentReceipt) -> JSONTree {
  [
    "@context": context,
    "@type": "dpv:ConsentReceipt",
    "dct:identifier": JSONTree(receipt.id),
    "dct:conformsTo": term("dpv-27560:receipt"),
    "dct:created": time(receipt.issuedAt),
    "dct:publisher": JSONTree(receipt.controller.name),
    "dpv:hasRecordOfActivity": record(of: receipt),
  ]
}

private let context: JSONTree = [
  "dct": "http://purl.org/dc/terms/",
  "dpv": "https://w3id.org/dpv#",
  "dpv-27560": "https://w3id.org/dpv/schema/dpv-27560#",
  "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
  "loc": "https://w3id.org/dpv/loc#",
  "pd": "https://w3id.org/dpv/pd#",
  "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  "skos": "http://www.w3.org/2004/02/skos/core#",
  "xsd": "http://www.w3.org/2001/XMLSchema#",
]

/// The article of the one right that is not used at the house.
private let complaint = "77"

private func record(of receipt: ConsentReceipt) -> JSONTree {
  let (house, notice) = (receipt.controller, receipt.record.noticeHash)
  return [
    // An objection is a right that was used, not a state of consent.
    "@type": receipt.purpose.basis == .consent ? "dpv:ConsentRecord" : "dpv:RightExerciseRecord",
    "dct:identifier": JSONTree(receipt.record.id),
    "dct:conformsTo": receipt.purpose.basis == .consent ? term("dpv-27560:record") : nil,
    "dpv:hasDataSubject": ["@type": "dpv:DataSubject", "dct:identifier": JSONTree("\(receipt.member)")],
    "dpv:hasDataController": [
      "@type": "dpv:DataController", "dpv:hasName": JSONTree(house.name), "dpv:hasAddress": JSONTree(house.address),
      "dpv:hasContact": JSONTree(house.contact), "dct:identifier": JSONTree(house.registration),
    ],
    "dpv:hasJurisdiction": term("loc:\(receipt.authority.rawValue)"),
    "dpv:hasAuthority": [
      "@type": "dpv:DataProtectionAuthority", "dpv:hasName": said(receipt.authority.name[receipt.language], receipt),
      "dpv:hasContact": JSONTree(receipt.authority.website),
    ],
    "dpv:hasNotice": [
      "@type": "dpv:ConsentNotice", "dct:identifier": JSONTree("sha256:\(notice)"),
      "dct:language": JSONTree(receipt.language.rawValue),
    ],
    "dpv:hasProcess": process(of: receipt),
    "dpv:hasRight": .list(
      receipt.rights.map { right($0, at: $0 == complaint ? receipt.authority.website : house.contact) }),
    "dpv:hasConsentStatus": status(of: receipt),
    "dct:date": receipt.record.decision == .objected ? time(receipt.record.at) : nil,
  ]
}

private func process(of receipt: ConsentReceipt) -> JSONTree {
  let purpose = receipt.purpose
  return [
    "@type": "dpv:Process",
    "dpv:hasPurpose": [
      "@type": "dpv:Purpose", "dct:identifier": JSONTree(purpose.id),
      "dct:description": receipt.text.map { said($0, receipt) },
      "skos:broader": purpose.channel.map { _ in term("dpv:DirectMarketing") },
    ],
    "dpv:hasLegalBasis": .list(
      [term("eu-gdpr:\(purpose.basis.term)")] + (receipt.isExplicit ? [term("eu-gdpr:A9-2-a")] : [])),
    "dpv:hasProcessing": purpose.profiling ? term("dpv:Profiling") : nil,
    "dpv:hasPersonalData": .list(receipt.fields.map { data($0, receipt) }),
    "dpv:hasStorageCondition": .list(receipt.fields.map(storage)),
    "dpv:hasRecipient": .list(receipt.parties.map(recipient)),
    "dpv:hasConsentControl": purpose.basis == .consent
      ? [
        "@type": "dpv:WithdrawConsent", "dct:description": said(receipt.withdrawal, receipt),
        "dpv:isExercisedAt": JSONTree(receipt.controller.contact),
      ] : nil,
  ]
}

private func data(_ field: PersonalField, _ receipt: ConsentReceipt) -> JSONTree {
  [
    "@type": field.category.isSpecial ? "dpv:SpecialCategoryPersonalData" : "dpv:PersonalData",
    "dct:identifier": JSONTree(field.id), "dct:title": said(field.title[receipt.language], receipt),
    "skos:broader": field.type.term.map(term),
    "dpv:hasNecessity": term(field.needed ? "dpv:Required" : "dpv:Optional"),
  ]
}

private func storage(_ field: PersonalField) -> JSONTree {
  [
    "@type": "dpv:StorageDuration",
    "dct:description": JSONTree("\(field.id): counted from \(field.period.start.rawValue)"),
    "dpv:hasDuration": ["@type": "dpv:TemporalDuration", "rdf:value": JSONTree("P\(field.period.months)M")],
  ]
}

private func recipient(_ party: Party) -> JSONTree {
  let role =
    switch party.role {
    case .processor: "dpv:DataProcessor"
    case .subProcessor: "dpv:DataSubProcessor"
    case .jointController, .ownController: "dpv:DataController"
    }
  return [
    "@type": JSONTree(role), "dct:identifier": JSONTree(party.id), "dpv:hasName": JSONTree(party.name),
    "dpv:hasContact": JSONTree(party.contact), "dpv:hasCountry": term("loc:\(party.country)"),
  ]
}

/// Of whichever right it is, such as 7(3).
private func right(_ article: String, at contact: String) -> JSONTree {
  let name = article.filter { $0 != ")" }.map { $0 == "(" ? "-" : String($0) }.joined()
  return ["@type": ["dpv:DataSubjectRight", JSONTree("eu-gdpr:A\(name)")], "dpv:isExercisedAt": JSONTree(contact)]
}

private func status(of receipt: ConsentReceipt) -> JSONTree? {
  let record = receipt.record
  guard let state = record.decision.term else { return nil }
  let type = receipt.isExplicit ? "dpv:ExplicitlyExpressedConsent" : "dpv:ExpressedConsent"
  let speaker =
    switch receipt.speaker {
    case .member: "dpv:DataSubject"
    case .guardian: "dpv:GuardianOfDataSubject"
    case .house: "dpv:DataController"
    }
  return [
    "@type": record.decision == .given ? [JSONTree(state), JSONTree(type)] : JSONTree(state),
    "dpv:isIndicatedBy": term(speaker),
    "dpv:isIndicatedAtTime": time(record.at),
    "dpv:hasIndicationMethod": JSONTree(record.route),
    "dpv:hasDuration": record.decision == .given
      ? ["@type": "dpv:UntilEventDuration", "rdf:value": "withdrawal"] : nil,
  ]
}

private func term(_ name: String) -> JSONTree { ["@id": JSONTree(name)] }

private func time(_ instant: Instant) -> JSONTree { ["@type": "xsd:dateTime", "@value": JSONTree(instant.rfc3339)] }

private func said(_ text: String, _ receipt: ConsentReceipt) -> JSONTree {
  ["@language": JSONTree(receipt.language.rawValue), "@value": JSONTree(text)]
}

extension ConsentDecision {
  /// Nil for an objection.
  fileprivate var term: String? {
    switch self {
    case .given: "dpv:ConsentGiven"
    case .refused: "dpv:ConsentRefused"
    case .withdrawn: "dpv:ConsentWithdrawn"
    case .suspended: "dpv:ConsentInvalidated"
    case .objected: nil
    }
  }
}

extension LegalBasis {
  fileprivate var term: String {
    switch self {
    case .consent: "A6-1-a"
    case .contract: "A6-1-b"
    case .legalDuty: "A6-1-c"
    case .vitalInterest: "A6-1-d"
    case .publicTask: "A6-1-e"
    case .legitimateInterest: "A6-1-f"
    }
  }
}

extension FieldType {
  /// Nil where a type does not say what kind of data it is.
  fileprivate var term: String? {
    switch self {
    case .name: "pd:Name"
    case .email: "pd:EmailAddress"
    case .phone: "pd:TelephoneNumber"
    case .address: "pd:PhysicalAddress"
    case .plate: "pd:VehicalLicenseNumber"
    case .language: "pd:Language"
    case .purchaseLines: "pd:Purchase"
    case .date, .choice, .yesOrNo: nil
    }
  }
}
