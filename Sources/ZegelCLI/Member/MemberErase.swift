import ArgumentParser
import ZegelDesk
import ZegelDomain

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
      try await desk.eraseMember(try await member.id(desk, actor, for: .requests), by: actor)
    }
    Console.current.line(say(nl: "Gewist.", en: "Erased."))
  }
}
