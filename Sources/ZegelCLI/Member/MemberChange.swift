import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberChange: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Put a right value in place of a wrong one, or take one away.",
    discussion: "The value is the first line of standard input or of --value-file.")

  @OptionGroup var member: MemberArgument
  @Option(help: "Which field.")
  var field: String
  @Option(help: ArgumentHelp("A file with the value in its first line.", valueName: "file"))
  var valueFile: String?
  @Flag(help: "Take the value away.")
  var takeAway = false
  @Option(help: "A word that says why.")
  var reason = "corrected"
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let value = takeAway ? nil : try ValueInput(path: valueFile).line(field)
    let id = try await common.withActor { desk, actor in
      let id = try await member.id(desk)
      try await desk.changeValue(field, of: id, to: value, reason: reason, by: actor, in: store.store)
      return id
    }
    Console.current.line(say(nl: "\(id): \(field) gewijzigd.", en: "\(id): \(field) changed."))
  }
}

struct MemberLink: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Link a card to a member. What was saved on it before stays hidden.")

  @OptionGroup var member: MemberArgument
  @Option(help: "The card's number or id.")
  var card: String
  @Flag(help: "Who holds the card agrees that the member sees what was saved on it before.")
  var showHistory = false
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.linkCard(
        CardName(card), to: try await member.id(desk), showsHistory: showHistory, by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Gekoppeld.", en: "Linked."))
  }
}

struct MemberUnlink: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "Make a card nobody's again; it goes on saving.")

  @OptionGroup var member: MemberArgument
  @Option(help: "The card's number or id.")
  var card: String
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.unlinkCard(CardName(card), from: try await member.id(desk), by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Ontkoppeld.", en: "Unlinked."))
  }
}

struct MemberRestrict: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restrict", abstract: "Let a member's data lie still, or with --end no longer.")

  @OptionGroup var member: MemberArgument
  @Flag(help: "It may be used again.")
  var end = false
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.restrictMember(try await member.id(desk), !end, by: actor)
    }
    Console.current.line(
      end ? say(nl: "Beperking opgeheven.", en: "Restriction lifted.") : say(nl: "Ligt stil.", en: "Lies still."))
  }
}

struct MemberMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "One person who is there twice becomes one; can be undone.")

  @OptionGroup var member: MemberArgument
  @Option(help: "The member who stays, as M-… .", transform: { try parsedID($0) })
  var into: MemberID
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.mergeMembers(try await member.id(desk), into: into, by: actor)
    }
    Console.current.line(say(nl: "Samengevoegd.", en: "Merged."))
  }
}

struct MemberUnmerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unmerge", abstract: "Undo a merge.")

  @Argument(help: "The member who became part of another, as M-… .", transform: { try parsedID($0) })
  var member: MemberID
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { try await $0.unmergeMember(member, by: $1) }
    Console.current.line(say(nl: "Weer apart.", en: "Apart again."))
  }
}

struct MemberErase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase a member for good: their key and all that is known of them.",
    discussion: "Their cards go on, of nobody. A restore of an older backup erases them again.")

  @OptionGroup var member: MemberArgument
  @Flag(help: "Yes, for good.")
  var forGood = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !forGood { throw ValidationError("this cannot be undone: tell --for-good") }
  }

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.eraseMember(try await member.id(desk), by: actor)
    }
    Console.current.line(say(nl: "Gewist.", en: "Erased."))
  }
}

struct MemberOpenings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openings", abstract: "List who saw what of a member, when and what for, as CSV.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withActor { desk, actor in
      try await desk.openings(of: try await member.id(desk), by: actor)
    }
    if !json.json { Console.current.line("at,actor,store,purpose,fields,outcome") }
    for row in rows.map(Row.init) {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }

  private struct Row: Encodable {
    let at, actor: String
    let store: String?
    let purpose: String
    let fields: [String]
    let outcome: String

    init(_ record: OpeningRecord) {
      (at, actor, store, purpose) = (record.at.rfc3339, record.actor, record.store, record.purpose)
      (fields, outcome) = (record.fields, record.outcome)
    }

    var csv: String {
      [at, actor, store ?? "", purpose, fields.joined(separator: " "), outcome].joined(separator: ",")
    }
  }
}
