import ArgumentParser
import ZegelDesk
import ZegelDomain

struct TillAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Give a till a key, and print it. It is shown this once.")

  @Option(name: .long, help: "The store's id, as the programme has it.")
  var store: String

  @Option(name: .long, help: "The till's number or name in that store.")
  var till: String

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (till, key) = try await common.withDesk(doing: "till.add") {
      try await $0.addTill(store: store, till: self.till)
    }
    if json.json {
      return try printJSON(["id": till.id.description, "store": till.store, "till": till.till, "key": key])
    }
    Console.current.talk(
      say(
        nl: "\(till.id): kassa \(till.till) van winkel \(till.store). Deze sleutel is alleen nu te zien:",
        en: "\(till.id): till \(till.till) of store \(till.store). This key is shown this once:"))
    Console.current.line(key)
  }
}
