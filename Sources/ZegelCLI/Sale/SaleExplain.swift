import ArgumentParser
import ZegelDesk
import ZegelDomain

struct SaleExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say for every rule why an act earned what it did, or nothing.")

  @Argument(help: "The act's key, STORE-TILL-RECEIPT.")
  var event: String

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let event = try EventID(event)
    try await common.withDesk { try await $0.posted(event) }.tell(json: json.json, isNew: false)
  }
}
