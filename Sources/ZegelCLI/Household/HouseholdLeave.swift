import ArgumentParser
import ZegelDesk
import ZegelDomain

struct HouseholdLeave: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Let a member save on their own again.",
    discussion:
      "The points stay in the household, but for --points that who stays agreed to; who leaves last takes all.")

  @OptionGroup var member: MemberArgument
  @Option(help: ArgumentHelp("A share that goes along, as who stays agreed.", valueName: "number"))
  var points: Int64?
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.leaveHousehold(
        try await member.id(desk, actor, for: .requests, in: store.store), share: points, by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Spaart weer alleen.", en: "Saves alone again."))
  }
}

struct HouseholdRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a member out of their household, on the house's word.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.removeFromHousehold(
        try await member.id(desk, actor, for: .requests, in: store.store), by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Spaart weer alleen.", en: "Saves alone again."))
  }
}

struct HouseholdEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a member's household; the points go with that member.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.endHousehold(
        of: try await member.id(desk, actor, for: .requests, in: store.store), by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Opgeheven.", en: "Ended."))
  }
}
