import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberRestrict: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restrict", abstract: "Let a member's data lie still, or with --end no longer.")

  @OptionGroup var member: MemberArgument
  @Flag(help: "It may be used again.")
  var end = false
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.restrictMember(try await member.id(desk, actor, for: .requests), !end, by: actor)
    }
    Console.current.line(
      end ? say(nl: "Beperking opgeheven.", en: "Restriction lifted.") : say(nl: "Ligt stil.", en: "Lies still."))
  }
}
