import ZegelDomain

extension PolicyReader {
  func party(_ field: Field) -> Party? {
    let known = [
      "id", "name", "role", "contact", "under", "contract", "country", "transfer", "purposes", "fields", "channels",
    ]
    guard let fields = Fields(field, known: known) else { return nil }
    let id = fields.required("id", example: "drukker")?.id()
    let name = fields.required("name", example: "Drukkerij De Pers B.V.")?.personal
      .label(example: "Drukkerij De Pers B.V.")
    let role = fields.required("role", example: "processor")?.choice(PartyRole.self)
    let contact = fields["contact"]?.personal.label(example: "privacy@partner.example")
    let under = fields["under"]?.id()
    let contract = fields["contract"].flatMap(contract)
    let country = fields.required("country", example: "NL")?.country()
    let transfer = fields["transfer"]?.choice(TransferGround.self)
    let purposes = fields.required("purposes", example: "[marketing.post]")?.each(most: 30) {
      $0.dottedID(example: "marketing.post")
    }
    let shared = fields.required("fields", example: "[name, address]")?.each(most: 100) { $0.id() }
    let channels = fields["channels"]?.each(most: 40, channel) ?? []
    guard let id, let name, let role, let country, let purposes, let shared else { return nil }
    return Party(
      id: id, name: name, role: role, contact: contact, under: under, contract: contract, country: country,
      transfer: transfer, purposes: purposes, fields: shared, channels: channels)
  }

  func controller(_ field: Field, _ languages: [Language]) -> ServedController? {
    let known = ["id", "name", "contact", "dpo", "processing", "transfers", "contract"]
    guard let fields = Fields(field, known: known) else { return nil }
    let id = fields.required("id", example: "winkeliers")?.id()
    let name = fields.required("name", example: "Winkeliers Zuid")?.personal.label(example: "Winkeliers Zuid")
    let contact = fields.required("contact", example: "privacy@zuid.example")?.personal
      .label(example: "privacy@zuid.example")
    let dpo = fields["dpo"]?.personal.label(example: "fg@zuid.example")
    let example = "punten bijhouden voor hun leden"
    let processing = fields.required("processing", example: example)?.sentences(languages, example: example)
    let transfers = fields["transfers"]?.each(most: 30, transfer) ?? []
    let contract = fields["contract"].flatMap(contract)
    guard let id, let name, let contact, let processing else { return nil }
    return ServedController(
      id: id, name: name, contact: contact, dpo: dpo, processing: processing, transfers: transfers, contract: contract)
  }

  private func transfer(_ field: Field) -> ServedTransfer? {
    guard let fields = Fields(field, known: ["country", "ground"]),
      let country = fields.required("country", example: "CH")?.country()
    else { return nil }
    return ServedTransfer(country: country, ground: fields["ground"]?.choice(TransferGround.self))
  }

  private func contract(_ field: Field) -> PartyContract? {
    guard let fields = Fields(field, known: ["signed_on", "until"]),
      let signedOn = fields.required("signed_on", example: "2026-01-01")?.day()
    else { return nil }
    let until = fields["until"]
    let day = until?.day()
    return until != nil && day == nil ? nil : PartyContract(signedOn: signedOn, until: day)
  }
}
