public import ZegelDomain

/// The register as JSON-LD in the Data Privacy Vocabulary, each of our purposes under theirs that is nearest.
///
/// - Source: W3C DPV 2.3 with its extensions EU-GDPR, PD and LOC; a report of a community group, no Recommendation.
public enum RegisterInDPV {
  public static func document(_ register: Register, in language: Language) -> JSONTree {
    let words = Words(language: language)
    return .object(ofAll: [
      "@context": context, "@id": "_:register", "@type": "dpv:ROPA",
      "dct:identifier": .text("sha256:\(register.policyHash)"), "dct:language": .text(language.rawValue),
      "dpv:hasDataController": controller(register.controller),
      "dpv:hasJointDataControllers": some(register.jointControllers.map(joint)),
      "dpv:hasDataProtectionOfficer": register.dpo.map {
        .object([
          "@type": "dpv:DataProtectionOfficer", "dpv:hasName": .text($0.name), "dpv:hasContact": .text($0.contact),
        ])
      },
      "dpv:hasTechnicalOrganisationalMeasure": .list(
        register.measures.map {
          .object(["@type": "dpv:TechnicalOrganisationalMeasure", "dct:description": words.said($0)])
        }),
      "dpv:hasProcess": .list(register.activities.map(words.process)),
    ])
  }

  private static let context: JSONTree = .object([
    "dpv": "https://w3id.org/dpv#", "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#", "pd": "https://w3id.org/dpv/pd#",
    "loc": "https://w3id.org/dpv/loc#", "dct": "http://purl.org/dc/terms/", "rdf": rdf,
    "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": "http://www.w3.org/2001/XMLSchema#",
  ])
  private static let rdf: JSONTree = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  private static func controller(_ house: Organisation) -> JSONTree {
    .object(ofAll: [
      "@type": "dpv:DataController", "dpv:hasName": .text(house.name), "dpv:hasAddress": .text(house.address),
      "dpv:hasContact": .text(house.contact), "dct:identifier": house.registration.map { .text($0) },
    ])
  }

  private static func joint(_ other: Register.JointController) -> JSONTree {
    .object([
      "@type": "dpv:JointDataControllers", "dpv:hasName": .text(other.name), "dpv:hasContact": .text(other.contact),
      "dpv:hasCountry": term("loc:\(other.country)"),
    ])
  }

  fileprivate static func term(_ name: String) -> JSONTree { .object(["@id": .text(name)]) }
  fileprivate static func some(_ items: [JSONTree]) -> JSONTree? { items.isEmpty ? nil : .list(items) }
}

private struct Words {
  let language: Language

  func said(_ text: String) -> JSONTree { .object(["@value": .text(text), "@language": .text(language.rawValue)]) }

  func process(_ activity: Register.Activity) -> JSONTree {
    let bases = [activity.basis.article] + activity.fields.compactMap { $0.exception?.article }
    return .object(ofAll: [
      "@id": .text("_:process-\(activity.purpose)"), "@type": "dpv:Process",
      "dct:identifier": .text(activity.purpose),
      "dpv:hasPurpose": .object(ofAll: [
        "@id": .text("_:purpose-\(activity.purpose)"), "@type": "dpv:Purpose", "skos:prefLabel": said(activity.text),
        "skos:broader": activity.dpvPurpose.map { RegisterInDPV.term("dpv:\($0)") },
      ]),
      "dpv:hasProcessing": activity.isProfiling ? RegisterInDPV.term("dpv:Profiling") : nil,
      "dpv:hasLegalBasis": .list(
        Set(bases).sorted().map { RegisterInDPV.term("eu-gdpr:\(gdprTerm($0))") }),
      "dpv:hasDataSubject": .object(["@type": "dpv:Customer", "skos:prefLabel": said(activity.people)]),
      "dpv:hasPersonalData": RegisterInDPV.some(activity.fields.map(data)),
      "dpv:hasRecipient": RegisterInDPV.some(activity.recipients.map(recipient)),
    ])
  }

  private func data(_ kept: Register.Kept) -> JSONTree {
    var types = [kept.category.isSpecial ? "dpv:SpecialCategoryPersonalData" : "dpv:PersonalData"]
    if let known = kept.dpvCategory { types.append("pd:\(known)") }
    return .object([
      "@id": .text("_:field-\(kept.field)"), "@type": .texts(types), "skos:prefLabel": said(kept.title),
      "dpv:hasStorageCondition": .object([
        "@type": "dpv:StorageCondition", "dct:description": .text("after \(kept.period.start.rawValue)"),
        "dpv:hasDuration": .object([
          "@type": "dpv:Duration",
          "rdf:value": .object(["@value": .text("P\(kept.period.months)M"), "@type": "xsd:duration"]),
        ]),
      ]),
    ])
  }

  private func recipient(_ other: Register.Recipient) -> JSONTree {
    .object(ofAll: [
      "@type": .text("dpv:\(other.role.dpvEntity)"), "dpv:hasName": .text(other.name),
      "dpv:hasCountry": RegisterInDPV.term("loc:\(other.country)"),
      "dpv:hasLegalBasis": other.ground.map { RegisterInDPV.term("eu-gdpr:\($0.dpvArticle)") },
      "dpv:hasPersonalData": RegisterInDPV.some(other.fields.map { RegisterInDPV.term("_:field-\($0)") }),
    ])
  }

  /// `6(1)(a)` is `A6-1-a` there.
  private func gdprTerm(_ article: String) -> String {
    "A" + article.replacing(")(", with: "-").replacing("(", with: "-").replacing(")", with: "")
  }
}

extension Register.Activity {
  fileprivate var dpvPurpose: String? {
    if channel != nil { return "DirectMarketing" }
    if isProfiling { return "Personalisation" }
    switch basis {
    case .contract: return "ServiceProvision"
    case .legalDuty: return "LegalCompliance"
    case .consent, .vitalInterest, .publicTask, .legitimateInterest: return nil
    }
  }
}

extension Register.Kept {
  fileprivate var dpvCategory: String? {
    switch category {
    case .origin: "EthnicOrigin"
    case .politics: "PoliticalOpinion"
    case .belief: "ReligiousBelief"
    case .union: "TradeUnionMembership"
    case .genetic: "Genetic"
    case .biometric: "Biometric"
    case .health: "Health"
    case .sexuality: "SexualPreference"
    case .criminal, .nationalID: nil
    case .ordinary:
      switch type {
      case .name: "Name"
      case .email: "EmailAddress"
      case .phone: "TelephoneNumber"
      case .address: "PhysicalAddress"
      // Their spelling.
      case .plate: "VehicalLicenseRegistration"
      case .language: "Language"
      case .purchaseLines: "PurchasesAndSpendingHabit"
      case .date, .choice, .yesOrNo: nil
      }
    }
  }
}

extension PartyRole {
  fileprivate var dpvEntity: String {
    switch self {
    case .processor: "DataProcessor"
    case .subProcessor: "DataSubProcessor"
    case .jointController: "JointDataControllers"
    case .ownController: "DataController"
    }
  }
}

extension TransferGround {
  fileprivate var dpvArticle: String {
    switch self {
    case .adequacy: "A45-3"
    case .standardClauses: "A46-2-c"
    case .bindingRules: "A46-2-b"
    case .explicitConsent: "A49-1-a"
    }
  }
}
