import ArgumentParser
import ZegelDesk
import ZegelDomain

struct HouseholdCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "household", abstract: "Let members save together on one account.",
    discussion: """
      A policy lets them by a purpose `household`. Each comes in by a yes of their own; nobody sees another's values, \
      purchases or history, only what there is together. Members are named as for `zegel member`.
      """,
    subcommands: [
      HouseholdMake.self, HouseholdInvite.self, HouseholdJoin.self, HouseholdShow.self, HouseholdLeave.self,
      HouseholdRemove.self, HouseholdEnd.self,
    ])
}

struct AgreementOptions: ParsableArguments {
  @Flag(help: "They said yes themselves, after the notice was shown.")
  var agreed = false
  @Option(help: "till, web, paper, staff or mail.", transform: { try oneOf($0) })
  var route = JoinRoute.till
  @Flag(help: "They are younger than the law asks to decide alone.")
  var young = false
  @Flag(help: "A parent or guardian said yes for them.")
  var guardian = false

  var agreement: HouseholdAgreement {
    HouseholdAgreement(
      isAgreed: agreed, route: route, language: .spoken, isYoung: young, byGuardian: guardian)
  }
}

struct HouseholdMake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Begin a household with one member; their cards save there from now on.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var agreement: AgreementOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let id = try await common.withActor { desk, actor in
      try await desk.makeHousehold(
        of: try await member.id(desk, actor, for: .requests, in: store.store), agreement.agreement, by: actor,
        in: store.store)
    }
    if json.json { return try printJSON(["household": id.description]) }
    Console.current.line("\(id)")
  }
}

struct HouseholdInvite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "Make a code by which one person can join a member's household.",
    discussion: "It is good for \(Household.invitationDays) days, once. The member hands it on.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let code = try await common.withActor { desk, actor in
      try await desk.inviteToHousehold(
        of: try await member.id(desk, actor, for: .requests, in: store.store), by: actor, in: store.store)
    }
    if json.json { return try printJSON(["code": code]) }
    Console.current.line(code)
  }
}

struct HouseholdJoin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Take a member into the household that a code is from.",
    discussion: """
      The code is the first line of standard input or of --code-file. Who has points shows first that they are who they are: \
      see `zegel member prove`.
      """)

  @OptionGroup var member: MemberArgument
  @Option(help: ArgumentHelp("A file with the code in its first line.", valueName: "file"))
  var codeFile: String?
  @OptionGroup var agreement: AgreementOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let code = try ValueInput(path: codeFile).line(say(nl: "Code", en: "Code"))
    let id = try await common.withActor { desk, actor in
      try await desk.joinHousehold(
        with: code, try await member.id(desk, actor, for: .requests, in: store.store), agreement.agreement, by: actor,
        in: store.store)
    }
    if json.json { return try printJSON(["household": id.description]) }
    Console.current.line("\(id)")
  }
}
