extension Purpose {
  /// Whether it is to hand data to somebody who uses it for themselves: a partner, a social network.
  public var isSharing: Bool { sharing || channel == .socialNetwork }
}

extension PrivacyPolicy {
  /// To share is a purpose of its own, that people say yes to by itself, and that says with whom.
  ///
  /// - Law: Art. 6(1)(a), 7(2), 13(1)(e) GDPR; CNIL SAN-2025-017 (2025), Rinascente (IT, 2023).
  func checkSharing(_ purpose: Purpose, _ path: String, _ found: inout PolicyProblems) {
    guard purpose.isSharing else { return }
    if purpose.sharing, purpose.basis != .consent {
      found.add(
        "\(path).sharing", "Art. 6(1)(a) GDPR; CNIL SAN-2025-017",
        nl: "gegevens delen met een ander zonder eigen toestemming", en: "data shared with another without a consent",
        doNL: "zet `basis: consent`", doEN: "set `basis: consent`")
    }
    if purpose.sharing && (purpose.profiling || purpose.channel.map { $0 != .socialNetwork } ?? false) {
      found.add(
        "\(path).sharing", "Art. 7(2) GDPR; Matas (DK, 2021)",
        nl: "delen is een toestemming voor zich, los van berichten en profielen",
        en: "sharing is a consent by itself, apart from messages and profiles",
        doNL: "maak er twee doelen van", doEN: "make two purposes of it")
    }
    if !parties.contains(where: { !$0.isSourceAlone && $0.purposes.contains(purpose.id) }) {
      found.add(
        path, "Art. 13(1)(e) GDPR; Rinascente (IT, 2023)", nl: "er staat niet met wie wordt gedeeld",
        en: "it is not told with whom data is shared", doNL: "noem de ontvanger bij `parties`, met dit doel",
        doEN: "name the recipient under `parties`, with this purpose")
    }
  }

  /// Who uses data for themselves gets it for a purpose of sharing, or because the law orders it; never with the house's
  /// own purposes.
  func checkOwnController(_ party: Party, _ path: String, _ found: inout PolicyProblems) {
    guard party.role == .ownController, !party.isSourceAlone else { return }
    for (place, id) in party.purposes.enumerated() {
      guard let purpose = purpose(id), !purpose.isSharing, purpose.basis != .legalDuty else { continue }
      found.add(
        "\(path).purposes[\(place)]", "Art. 5(1)(b), 6(1)(a) GDPR; CNIL SAN-2025-017",
        nl: "`\(id)` is een doel van dit huis; delen met een eigen verantwoordelijke vraagt een eigen toestemming",
        en: "`\(id)` is a purpose of this house; sharing with a controller of its own needs a consent of its own",
        doNL: "maak een doel met `basis: consent` en `sharing: yes`, en geef de partij dat",
        doEN: "make a purpose with `basis: consent` and `sharing: yes`, and give the party that one")
    }
  }
}
