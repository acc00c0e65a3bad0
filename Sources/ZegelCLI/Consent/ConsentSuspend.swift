import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ConsentSuspend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "A version's notice was not right: what was agreed to under it stops counting.")

  @Option(help: ArgumentHelp("The privacy version.", valueName: "number"))
  var version: Int32
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let count = try await common.withActor { try await $0.suspendConsents(under: version, by: $1) }
    Console.current.line(
      say(nl: "\(count) toestemmingen tellen niet meer.", en: "\(count) consents no longer count."))
  }
}
