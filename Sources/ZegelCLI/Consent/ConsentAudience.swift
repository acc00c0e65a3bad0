import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ConsentAudience: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience", abstract: "List who may be written to for a purpose now; the answer is written down.")

  @Argument(help: "A purpose with a channel, such as marketing.email.")
  var purpose: String
  @Flag(help: "Only how many.")
  var count = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let audience = try await common.withActor { try await $0.audience(for: purpose, by: $1) }
    if json.json {
      try printJSON(
        Document(
          purpose: purpose, channel: audience.channel.rawValue, count: audience.members.count,
          members: count ? nil : audience.members.map(\.description)))
    } else if count {
      Console.current.line("\(audience.members.count)")
    } else {
      for id in audience.members { Console.current.line("\(id)") }
    }
  }

  private struct Document: Encodable {
    let purpose, channel: String
    let count: Int
    let members: [String]?
  }
}
