import ZegelDomain

/// Reads a whole privacy file, section by section; every section is read even when an earlier one has problems.
struct PolicyReader {
  static let keys = [
    "zegel", "organisation", "dpo", "authority", "languages", "purposes", "fields", "parties", "controllers", "dpia",
  ]

  let log: ProblemLog

  /// Nil when there is any problem in how it is written; then the log has it.
  func policy(_ root: SourceNode, version: Int32) -> PrivacyPolicy? {
    guard let file = Fields(Field(node: root, path: "", log: log), known: PolicyReader.keys) else { return nil }
    header(file)
    let organisation = file.required("organisation", example: "{name: …, address: …, contact: …}").flatMap(organisation)
    let dpo = file["dpo"].flatMap(contactPoint)
    let authority = file["authority"].map { $0.choice(SupervisoryAuthority.self) } ?? .netherlands
    let languages = languages(file)
    let purposes = file["purposes"]?.each(most: 60) { purpose($0, languages) } ?? []
    let fields = file["fields"]?.each(most: 100, field) ?? []
    let parties = file["parties"]?.each(most: 100, party) ?? []
    let controllers = file["controllers"]?.each(most: 100) { controller($0, languages) } ?? []
    let assessment = file["dpia"].flatMap(assessment)
    refuseRepeats(file["purposes"], purposes.map(\.id))
    refuseRepeats(file["fields"], fields.map(\.id))
    refuseRepeats(file["parties"], parties.map(\.id))
    refuseRepeats(file["parties"], parties.flatMap { $0.channels.map(\.id) })
    refuseRepeats(file["controllers"], controllers.map(\.id))
    guard log.problems.isEmpty, let organisation, let authority else { return nil }
    return PrivacyPolicy(
      version: version, organisation: organisation, dpo: dpo, authority: authority, languages: languages,
      purposes: purposes, fields: fields, parties: parties, assessment: assessment,
      controllers: controllers)
  }

  private func header(_ file: Fields) {
    guard let field = file.required("zegel", example: "privacy/1"), let text = field.text(example: "privacy/1"),
      text != "privacy/1"
    else { return }
    field.report(
      Texts(
        nl: "`\(text.shown)` is geen soort die deze Zegel leest", en: "`\(text.shown)` is not a kind this Zegel reads"),
      Texts(nl: "schrijf `zegel: privacy/1`", en: "write `zegel: privacy/1`"))
  }

  private func organisation(_ field: Field) -> Organisation? {
    guard let fields = Fields(field.personal, known: ["name", "address", "contact", "registration"]) else { return nil }
    let name = fields.required("name", example: "Bakkerij De Korenaar")?.label(example: "Bakkerij De Korenaar")
    let address = fields.required("address", example: "Dorpsstraat 1, 1234 AB Ons Dorp")?
      .sentence(example: "Dorpsstraat 1, 1234 AB Ons Dorp")
    let contact = fields.required("contact", example: "privacy@winkel.example")?
      .label(example: "privacy@winkel.example")
    let registration = fields["registration"]?.label(example: "KvK 12345678")
    guard let name, let address, let contact else { return nil }
    return Organisation(name: name, address: address, contact: contact, registration: registration)
  }

  private func contactPoint(_ field: Field) -> ContactPoint? {
    guard let fields = Fields(field.personal, known: ["name", "contact"]) else { return nil }
    let name = fields.required("name", example: "M. de Wit")?.label(example: "M. de Wit")
    let contact = fields.required("contact", example: "fg@winkel.example")?.label(example: "fg@winkel.example")
    guard let name, let contact else { return nil }
    return ContactPoint(name: name, contact: contact)
  }

  private func languages(_ file: Fields) -> [Language] {
    file.required("languages", example: "[nl, en]")?.each(most: 2) { $0.choice(Language.self) } ?? []
  }

  private func assessment(_ field: Field) -> SignedAssessment? {
    guard let fields = Fields(field.personal, known: ["signed_by", "signed_on"]) else { return nil }
    let by = fields.required("signed_by", example: "S-…")?.label(example: "S-…")
    let on = fields.required("signed_on", example: "2026-12-01")?.day()
    guard let by, let on else { return nil }
    return SignedAssessment(signedBy: by, signedOn: on)
  }

  func refuseRepeats(_ list: Field?, _ ids: [String]) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      list?.report(
        Texts(nl: "het id `\(id)` staat er twee keer", en: "the id `\(id)` is there twice"),
        Texts(nl: "kies een ander id", en: "choose another id"))
    }
  }
}
