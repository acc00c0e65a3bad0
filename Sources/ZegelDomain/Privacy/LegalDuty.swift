/// What the law asks of every house that knows members: a purpose of its own, whatever the policy says.
///
/// A policy that names one of these ids decides who may act for it; else the roles here do. No field is collected for a
/// duty, so it shows what is kept about somebody and never what they gave.
public enum LegalDuty: String, Sendable, CaseIterable {
  /// - Law: Art. 7(1), 7(3), 21 GDPR.
  case consent = "law.consent"
  /// - Law: Art. 5(1)(d), 16 to 18 GDPR.
  case requests = "law.requests"
  /// - Law: Art. 12, 15 GDPR.
  case access = "law.access"
  /// - Law: Art. 5(2), 24, 32 GDPR.
  case oversight = "law.oversight"

  /// How every id of a duty begins; no other purpose is called so.
  public static let prefix = "law."

  /// As it is where a policy does not name it.
  public var purpose: Purpose {
    Purpose(id: rawValue, basis: .legalDuty, text: text, roles: roles)
  }

  private var roles: [StaffRole] {
    switch self {
    case .consent, .requests: [.cashier, .service, .owner, .privacyOfficer, .member]
    case .access: [.service, .owner, .privacyOfficer, .member]
    case .oversight: [.owner, .privacyOfficer]
    }
  }

  private var text: Texts {
    switch self {
    case .consent:
      Texts(
        nl: "Wij schrijven op waar u ja of nee op zei, en kunnen dat bewijzen.",
        en: "We write down what you said yes or no to, and can prove it.")
    case .requests:
      Texts(
        nl: "Wij doen wat u ons vraagt met uw gegevens: verbeteren, koppelen, stilleggen of wissen.",
        en: "We do what you ask us with your data: correct, link, let lie still or erase.")
    case .access:
      Texts(
        nl: "Wij laten u zien wat wij van u bewaren, en wie het zag.",
        en: "We show you what we keep of you, and who saw it.")
    case .oversight:
      Texts(
        nl: "Wij schrijven op wie uw gegevens zag of veranderde, en zien daarop toe. Dat bewaren wij 24 maanden.",
        en: "We write down who saw or changed your data, and watch over it. We keep that for 24 months.")
    }
  }
}

extension PrivacyPolicy {
  /// Each as this policy has it, or else as every house has it.
  public var duties: [Purpose] { LegalDuty.allCases.map { duty($0) } }

  public func duty(_ duty: LegalDuty) -> Purpose { purposes.first { $0.id == duty.rawValue } ?? duty.purpose }

  /// The policy's own purposes, and with them, where anything is kept of anybody, what the law asks.
  public var allPurposes: [Purpose] {
    fields.isEmpty ? purposes : purposes + duties.filter { duty in !purposes.contains { $0.id == duty.id } }
  }

  /// A purpose in the name of the law is one that the law has, and nothing else than that.
  func checkDuty(_ purpose: Purpose, _ path: String, _ found: inout PolicyProblems) {
    guard purpose.id.hasPrefix(LegalDuty.prefix) else { return }
    guard LegalDuty(rawValue: purpose.id) != nil else {
      let known = LegalDuty.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      found.add(
        "\(path).id", "Art. 6(1)(c) GDPR", nl: "`\(LegalDuty.prefix)` is voor wat de wet van elk huis vraagt",
        en: "`\(LegalDuty.prefix)` is for what the law asks of every house",
        doNL: "kies een ander id, of een van \(known)", doEN: "choose another id, or one of \(known)")
      return
    }
    if purpose.basis == .legalDuty, purpose.channel == nil, !purpose.profiling { return }
    found.add(
      "\(path).basis", "Art. 6(1)(c) GDPR", nl: "`\(purpose.id)` is een plicht, en niets anders",
      en: "`\(purpose.id)` is a duty, and nothing else",
      doNL: "zet `basis: legal-duty`, zonder `channel` of `profiling`",
      doEN: "set `basis: legal-duty`, without `channel` or `profiling`")
  }

  /// - Law: Art. 5(1)(c) GDPR.
  func checkNotForDuty(_ field: PersonalField, _ path: String, _ found: inout PolicyProblems) {
    for (place, id) in field.purposes.enumerated() where LegalDuty(rawValue: id) != nil {
      found.add(
        "\(path).purposes[\(place)]", "Art. 5(1)(c) GDPR", nl: "voor `\(id)` wordt geen veld verzameld",
        en: "no field is collected for `\(id)`", doNL: "haal dit doel hier weg", doEN: "remove this purpose here")
    }
  }
}
