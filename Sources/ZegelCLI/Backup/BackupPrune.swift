import ArgumentParser
import ZegelDesk

struct BackupPrune: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Forget all but the newest backups.",
    discussion: "Keeps every pack that a backup which stays still needs.")

  @Option(name: .long, help: ArgumentHelp("How many stay.", valueName: "count"))
  var keep: Int

  @OptionGroup var place: BackupPlace
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if keep < 1 { throw ValidationError("at least one backup stays: --keep 1 or more") }
  }

  func run() async throws {
    let forgotten = try await place.set(common).prune(keeping: keep)
    for id in forgotten { Console.current.line(id) }
  }
}
