import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "One person who is there twice becomes one; can be undone.")

  @OptionGroup var member: MemberArgument
  @Option(help: "The member who stays, as M-… .", transform: { try parsedID($0) })
  var into: MemberID
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.mergeMembers(try await member.id(desk, actor, for: .requests), into: into, by: actor)
    }
    Console.current.line(say(nl: "Samengevoegd.", en: "Merged."))
  }
}
