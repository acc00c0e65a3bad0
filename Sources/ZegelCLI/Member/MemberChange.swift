import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberChange: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Put a right value in place of a wrong one, or take one away.",
    discussion: """
      The value is a line of standard input, after that of the card where both are read there, or the first of \
      --value-file.
      """)

  @OptionGroup var member: MemberArgument
  @Option(help: "Which field.")
  var field: String
  @Option(help: ArgumentHelp("A file with the value in its first line.", valueName: "file"))
  var valueFile: String?
  @Flag(help: "Take the value away.")
  var takeAway = false
  @Option(
    help: ArgumentHelp(
      "corrected, changed, mistyped, asked, improper or not-needed.", valueName: "reason"),
    transform: { try oneOf($0) })
  var reason = CorrectionReason.corrected
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let id = try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: .requests, in: store.store)
      let value = takeAway ? nil : try ValueInput(path: valueFile).line(field)
      try await desk.changeValue(field, of: id, to: value, reason: reason, by: actor, in: store.store)
      return id
    }
    Console.current.line(say(nl: "\(id): \(field) gewijzigd.", en: "\(id): \(field) changed."))
  }
}
