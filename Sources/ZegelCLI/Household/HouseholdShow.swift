import ArgumentParser
import ZegelDesk
import ZegelDomain

struct HouseholdShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a member's household: what there is together, and their own cards.")

  @OptionGroup var member: MemberArgument
  @Option(help: ArgumentHelp("household, law.access or law.oversight.", valueName: "purpose"))
  var `for` = Household.purpose
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let household = try await common.withActor { desk, actor in
      try await desk.household(
        of: try await member.id(desk, actor, for: `for`, in: store.store), for: `for`, by: actor, in: store.store)
    }
    if json.json { return try printJSON(Shown(household)) }
    Console.current.line("\(household.id)")
    Console.current.line(
      say(nl: "sinds \(household.joinedAt.rfc3339)", en: "since \(household.joinedAt.rfc3339)"))
    Console.current.line(say(nl: "leden: \(household.memberCount)", en: "members: \(household.memberCount)"))
    for amount in household.amounts { Console.current.line("\(amount.unit): \(amount.available)") }
    for card in household.cards { Console.current.line("…\(card.lastFour) \(card.state.rawValue)") }
  }

  private struct Shown: Encodable {
    let household, joinedAt: String
    let members: Int
    let available: [String: Int64]
    let cards: [String]

    init(_ portrait: HouseholdPortrait) {
      (household, joinedAt, members) = ("\(portrait.id)", portrait.joinedAt.rfc3339, portrait.memberCount)
      available = Dictionary(uniqueKeysWithValues: portrait.amounts.map { ($0.unit, $0.available) })
      cards = portrait.cards.map { "\($0.card)" }
    }
  }
}
