import ArgumentParser
import ZegelDesk

struct BackupVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Read a backup and compare every piece with its hash.",
    discussion: "Ends with 3 when something is missing or damaged.")

  @Argument(help: "Which backup; else the newest.")
  var id: String?

  @OptionGroup var place: BackupPlace
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let set = try await place.set(common)
    let bar = KeepingBar()
    let problems = try set.verify(id) { bar.show(.verifying, $0, $1) }
    bar.end()
    if json.json {
      try printJSON(Answer(missing: problems.missing, damaged: problems.damaged))
    } else {
      for name in problems.missing { Console.current.line("\(say(nl: "ontbreekt", en: "missing")) \(name)") }
      for name in problems.damaged { Console.current.line("\(say(nl: "beschadigd", en: "damaged")) \(name)") }
      if problems.isEmpty { Console.current.line(say(nl: "alles klopt", en: "all is right")) }
    }
    if !problems.isEmpty { throw Ending(status: .problemsFound) }
  }

  private struct Answer: Encodable { let missing, damaged: [String] }
}
