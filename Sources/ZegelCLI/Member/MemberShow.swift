import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelVault

struct MemberShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Open a member's values for one purpose; it is written down who did.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var purpose: PurposeOption
  @Option(help: ArgumentHelp("Only this field; may be told more than once.", valueName: "field"))
  var field: [String] = []
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.openMember(
        try await member.id(desk, actor, for: purpose.purpose, in: store.store), for: purpose.purpose, fields: field,
        by: actor, in: store.store
      ) { portrait, opened in
        // Here and nowhere else the values are in the clear: they go straight to whoever asked.
        var values: [String: String] = [:]
        for field in portrait.fields { values[field] = opened.text(field) }
        if json.json { try printJSON(Document(portrait, values)) } else { tell(portrait, values) }
      }
    }
  }

  private func tell(_ portrait: MemberPortrait, _ values: [String: String]) {
    let console = Console.current
    let still = portrait.isRestricted ? say(nl: ", gegevens liggen stil", en: ", data lies still") : ""
    console.line("\(portrait.id)\(still)")
    let under = portrait.joinedUnder.map { say(nl: ", onder privacyversie \($0)", en: ", under privacy version \($0)") }
    console.line("\(say(nl: "lid sinds", en: "joined")) \(portrait.joinedAt.rfc3339)\(under ?? "")")
    for (field, value) in values.sorted(by: { $0.key < $1.key }) { console.line("\(field): \(value)") }
    for standing in portrait.standings {
      console.line("\(standing.purpose): \(standing.state.decision.rawValue) \(standing.state.since.rfc3339)")
    }
    for proof in portrait.proofs { console.line("\(proof.field): \(words(proof)) \(proof.at.rfc3339)") }
    for account in portrait.accounts {
      let since = account.historyFrom.map { say(nl: "  sinds \($0.rfc3339)", en: "  since \($0.rfc3339)") } ?? ""
      for card in account.cards { console.line("\(card.card)  …\(card.lastFour)  \(card.state.rawValue)\(since)") }
    }
  }

  private func words(_ proof: ContactProof) -> String {
    switch proof.way {
    case .code: say(nl: "bewezen met een code", en: "proven by a code")
    case .seen: say(nl: "gezien door personeel", en: "seen by staff")
    }
  }

  private struct Document: Encodable {
    let member, joinedAt: String
    let joinedUnder: Int32?
    let restricted: Bool
    let values: [String: String]
    let consents: [String: String]
    let proofs: [Proof]
    // No account's id: with it the whole ledger of the card could be read, also what is hidden from the member.
    let cards: [Card]

    init(_ portrait: MemberPortrait, _ values: [String: String]) {
      (member, joinedAt, restricted) = (portrait.id.description, portrait.joinedAt.rfc3339, portrait.isRestricted)
      joinedUnder = portrait.joinedUnder
      self.values = values
      consents = Dictionary(
        uniqueKeysWithValues: portrait.standings.map { ($0.purpose, $0.state.decision.rawValue) })
      proofs = portrait.proofs.map { Proof(field: $0.field, way: $0.way.rawValue, at: $0.at.rfc3339) }
      cards = portrait.accounts.flatMap { account in
        account.cards.map {
          Card(
            card: $0.card.description, lastFour: $0.lastFour, state: $0.state.rawValue,
            historyFrom: account.historyFrom?.rfc3339)
        }
      }
    }

    struct Proof: Encodable { let field, way, at: String }

    struct Card: Encodable {
      let card, lastFour, state: String
      let historyFrom: String?
    }
  }
}

struct MemberFind: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find a member by card, or by an exact value from standard input or --value-file.")

  @OptionGroup var purpose: PurposeOption
  @Option(help: ArgumentHelp("A card's number or id.", discussion: CardInput.help, valueName: "card"))
  var card: String?
  @Option(help: ArgumentHelp("The field whose value is looked for.", valueName: "field"))
  var field: String?
  @Option(help: ArgumentHelp("A file with the value in its first line.", valueName: "file"))
  var valueFile: String?
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (card == nil) == (field == nil) { throw ValidationError("look by --card or by --field") }
  }

  func run() async throws {
    let name =
      if let field {
        MemberName.value(field: field, try ValueInput(path: valueFile).line(field))
      } else {
        MemberName.card(try CardInput(told: card ?? "").card())
      }
    let found = try await common.withActor {
      try await $0.findMembers(name, for: purpose.purpose, by: $1, in: store.store)
    }
    if json.json { return try printJSON(["members": found.map(\.description)]) }
    for id in found { Console.current.line("\(id)") }
    if found.isEmpty { throw Refusal(.memberUnknown, field: "member") }
  }
}
