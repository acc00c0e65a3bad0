public import ZegelDomain

/// The register as a manifest in Fideslang: one system, a declaration for each purpose. Where none of their terms fits,
/// ours is declared as one of its own.
///
/// - Source: Fideslang 3.1.
public enum RegisterInFideslang {
  public static func document(_ register: Register) -> JSONTree {
    let uses = register.activities.filter { $0.fidesUse == nil }.map { activity in
      JSONTree.object([
        "fides_key": .text(key(activity.purpose)), "name": .text(activity.purpose), "description": .text(activity.text),
      ])
    }
    let fields = register.activities.flatMap(\.fields).filter { $0.fidesCategory == nil }
    let categories = Dictionary(fields.map { ($0.field, $0) }) { first, _ in first }.values
      .sorted { $0.field < $1.field }
      .map { field in
        JSONTree.object([
          "fides_key": .text("user.\(key(field.field))"), "parent_key": "user", "name": .text(field.field),
          "description": .text(field.title),
        ])
      }
    return .object(ofAll: [
      "system": .list([system(register)]), "data_use": uses.isEmpty ? nil : .list(uses),
      "data_category": categories.isEmpty ? nil : .list(categories),
    ])
  }

  private static func system(_ register: Register) -> JSONTree {
    let recipients = register.activities.flatMap(\.recipients)
    let grounds = Set(recipients.compactMap { $0.ground?.fidesName }).sorted()
    let joint = register.jointControllers.map { "\($0.name), \($0.contact)" }.joined(separator: "; ")
    return .object(ofAll: [
      "fides_key": "zegel", "name": .text(register.controller.name), "system_type": "Service",
      "meta": .object(["policy_sha256": .text(register.policyHash)]),
      "responsibility": .texts(["Controller"]), "legal_name": .text(register.controller.name),
      "legal_address": .text(register.controller.address),
      "dpo": register.dpo.map { .text("\($0.name), \($0.contact)") },
      "joint_controller_info": joint.isEmpty ? nil : .text(joint),
      "data_security_practices": .text(register.measures.joined(separator: "; ")),
      "processes_personal_data": .truth(true),
      "uses_profiling": .truth(register.activities.contains(where: \.isProfiling)),
      "does_international_transfers": .truth(!grounds.isEmpty), "legal_basis_for_transfers": .texts(grounds),
      "privacy_declarations": .list(register.activities.map(declaration)),
    ])
  }

  private static func declaration(_ activity: Register.Activity) -> JSONTree {
    let exception = activity.fields.lazy.compactMap(\.exception).first
    let shared = activity.fields.filter { field in activity.recipients.contains { $0.fields.contains(field.field) } }
    let periods = activity.fields.map { "\($0.field): \($0.period.months) months after \($0.period.start.rawValue)" }
    return .object(ofAll: [
      "name": .text(activity.purpose), "data_use": .text(activity.fidesUse ?? key(activity.purpose)),
      "data_categories": .texts(unique(activity.fields.map(category))), "data_subjects": .texts(["customer"]),
      "legal_basis_for_processing": .text(activity.basis.fidesName),
      "flexible_legal_basis_for_processing": .truth(false),
      "retention_period": periods.isEmpty ? nil : .text(periods.joined(separator: "; ")),
      "processes_special_category_data": .truth(activity.fields.contains { $0.category.isSpecial }),
      "special_category_legal_basis": exception.map { .text($0.fidesName) },
      "data_shared_with_third_parties": .truth(!activity.recipients.isEmpty),
      "third_parties": activity.recipients.isEmpty
        ? nil : .text(activity.recipients.map(\.name).joined(separator: "; ")),
      "shared_categories": .texts(unique(shared.map(category))),
    ])
  }

  private static func category(_ kept: Register.Kept) -> String { kept.fidesCategory ?? "user.\(key(kept.field))" }
  private static func unique(_ keys: [String]) -> [String] { Set(keys).sorted() }

  /// A dot would make a key a child of another.
  private static func key(_ id: String) -> String { id.replacing(".", with: "_") }
}

extension Register.Activity {
  fileprivate var fidesUse: String? {
    switch channel {
    case .email: return "marketing.communications.email"
    case .sms: return "marketing.communications.sms"
    case .socialNetwork: return "marketing.advertising.third_party.targeted"
    case .app, .phone, .post: return "marketing.communications"
    case nil: break
    }
    if isProfiling { return "personalize.content.profiled" }
    switch basis {
    case .contract: return "essential.service"
    case .legalDuty: return "essential.legal_obligation"
    case .consent, .vitalInterest, .publicTask, .legitimateInterest: return nil
    }
  }
}

extension Register.Kept {
  fileprivate var fidesCategory: String? {
    switch category {
    case .origin: "user.demographic.race_ethnicity"
    case .politics: "user.demographic.political_opinion"
    case .belief: "user.demographic.religious_belief"
    case .genetic: "user.health_and_medical.genetic"
    case .biometric: "user.biometric"
    case .health: "user.health_and_medical"
    case .sexuality: "user.demographic.sexual_orientation"
    case .union, .criminal, .nationalID: nil
    case .ordinary:
      switch type {
      case .name: "user.name"
      case .email: "user.contact.email"
      case .phone: "user.contact.phone_number"
      case .address: "user.contact.address"
      case .plate: "user.government_id.vehicle_registration"
      case .language: "user.demographic.language"
      case .purchaseLines: "user.behavior.purchase_history"
      case .date, .choice, .yesOrNo: nil
      }
    }
  }
}

extension LegalBasis {
  fileprivate var fidesName: String {
    switch self {
    case .consent: "Consent"
    case .contract: "Contract"
    case .legalDuty: "Legal obligations"
    case .vitalInterest: "Vital interests"
    case .publicTask: "Public interest"
    case .legitimateInterest: "Legitimate interests"
    }
  }
}

extension SpecialException {
  fileprivate var fidesName: String {
    switch self {
    case .explicitConsent: "Explicit consent"
    case .members: "Not-for-profit bodies"
    case .madePublic: "Made public by the data subject"
    case .legalClaim: "Legal claims or judicial acts"
    }
  }
}

extension TransferGround {
  fileprivate var fidesName: String {
    switch self {
    case .adequacy: "Adequacy Decision"
    case .standardClauses: "SCCs"
    case .bindingRules: "BCRs"
    case .explicitConsent: "Explicit Consent"
    }
  }
}
