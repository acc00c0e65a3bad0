import ArgumentParser
import ZegelDesk
import ZegelDomain

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
