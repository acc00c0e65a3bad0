import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeReceive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive", abstract: "Fetch and take in what a party has ready for a channel, and answer it.",
    discussion: """
      Only what is encrypted to the house and signed by the party's pinned key is believed; anything else lies in \
      exchange/quarantine with the reason. Ends with 4 when rows or files were refused.
      """)

  @Argument(help: "The channel's id in the policy.")
  var channel: String
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let taken = try await common.withActor { try await $0.receiveDeliveries(channel, by: $1) }
    for delivery in taken {
      let why = delivery.reason.isEmpty ? "" : " (\(delivery.reason))"
      Console.current.line(
        say(
          nl: "Levering \(delivery.sequence): \(delivery.rows) rijen, \(delivery.refusedRows) geweigerd",
          en: "Delivery \(delivery.sequence): \(delivery.rows) rows, \(delivery.refusedRows) refused")
          + ", \(delivery.state.rawValue)\(why)")
    }
    if taken.isEmpty { Console.current.line(say(nl: "Er is niets nieuws.", en: "There is nothing new.")) }
    if taken.contains(where: { $0.state != .accepted }) { throw Ending(status: .linesRejected) }
  }
}
