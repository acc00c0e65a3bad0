import ArgumentParser
import ZegelDesk

struct RoundsCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rounds", abstract: "The work of the night.", subcommands: [RoundsRun.self])
}

struct RoundsRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "Let dates pass: release pending points, end holds, expire what is due, settle long histories, renew members' keys.",
    discussion: "A running server does this by itself. It may run at any time and any number of times.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (passed, settled, renewed) = try await common.withDesk {
      (try await $0.passDates(), try await $0.settleAccounts(), try await $0.rotateEpochs().rewrapped)
    }
    if json.json { return try printJSON(["passed": passed, "settled": settled, "renewed_keys": renewed]) }
    Console.current.line(
      say(
        nl:
          "\(grouped(passed)) rekeningen bijgewerkt, \(grouped(settled)) afgesloten, \(grouped(renewed)) sleutels vernieuwd",
        en:
          "\(grouped(passed)) accounts brought up to date, \(grouped(settled)) settled, \(grouped(renewed)) keys renewed"
      ))
  }
}
