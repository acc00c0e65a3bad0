import ZegelDomain

extension PolicyReader {
  func purpose(_ field: Field, _ languages: [Language]) -> Purpose? {
    let known = ["id", "basis", "text", "who", "channel", "to", "profiling", "sharing", "balancing_test"]
    guard let fields = Fields(field, known: known) else { return nil }
    let id = fields.required("id", example: "marketing.email")?.dottedID(example: "marketing.email")
    let basis = fields.required("basis", example: "consent")?.choice(LegalBasis.self)
    let example = "U spaart punten en ruilt ze in."
    let text = fields.required("text", example: example)?.sentences(languages, example: example)
    let roles = fields.required("who", example: "[cashier]")?.each(most: 8) { $0.choice(StaffRole.self) }
    let channel = fields["channel"]?.choice(ContactChannel.self)
    let audience = fields["to"]?.choice(["everybody", "own-customers"])
    let profiling = fields["profiling"]?.yesOrNo() ?? false
    let sharing = fields["sharing"]?.yesOrNo() ?? false
    let test = fields["balancing_test"]?.sentences(languages, example: "…")
    guard let id, let basis, let text, let roles else { return nil }
    return Purpose(
      id: id, basis: basis, text: text, roles: roles, channel: channel, toOwnCustomers: audience == "own-customers",
      profiling: profiling, sharing: sharing, balancingTest: test)
  }
}
