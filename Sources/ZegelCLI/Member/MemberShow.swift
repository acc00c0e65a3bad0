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
        try await member.id(desk), for: purpose.purpose, fields: field, by: actor, in: store.store
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
    for (field, value) in values.sorted(by: { $0.key < $1.key }) { console.line("\(field): \(value)") }
    for standing in portrait.standings {
      console.line("\(standing.purpose): \(standing.state.decision.rawValue) \(standing.state.since.rfc3339)")
    }
    for account in portrait.accounts {
      for card in account.cards { console.line("\(card.card)  …\(card.lastFour)  \(card.state.rawValue)") }
    }
  }

  private struct Document: Encodable {
    let member, joinedAt: String
    let restricted: Bool
    let values: [String: String]
    let consents: [String: String]
    let accounts: [String]

    init(_ portrait: MemberPortrait, _ values: [String: String]) {
      (member, joinedAt, restricted) = (portrait.id.description, portrait.joinedAt.rfc3339, portrait.isRestricted)
      self.values = values
      consents = Dictionary(
        uniqueKeysWithValues: portrait.standings.map { ($0.purpose, $0.state.decision.rawValue) })
      accounts = portrait.accounts.map { $0.id.description }
    }
  }
}

struct MemberFind: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find a member by card, or by an exact value from standard input or --value-file.")

  @OptionGroup var purpose: PurposeOption
  @Option(help: ArgumentHelp("A card's number or id.", valueName: "card"))
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
        MemberName.card(CardName(card ?? ""))
      }
    let found = try await common.withActor {
      try await $0.findMembers(name, for: purpose.purpose, by: $1, in: store.store)
    }
    if json.json { return try printJSON(["members": found.map(\.description)]) }
    for id in found { Console.current.line("\(id)") }
    if found.isEmpty { throw Refusal(.memberUnknown, field: "member") }
  }
}
