import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeSend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Make a channel's next file, encrypted and signed, and take it to the party.",
    discussion: """
      What lies ready from before goes first, the very same file. Only who agreed is in it; nothing is written anywhere \
      that is not encrypted.
      """)

  @Argument(help: "The channel's id in the policy.")
  var channel: String
  @Option(help: ArgumentHelp("Take this one that was sent before once more, the very same file.", valueName: "number"))
  var again: Int64?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let sent = try await common.withActor { (desk, actor) -> SentDelivery? in
      if let again { return try await desk.sendAgain(channel, again, by: actor) }
      return try await desk.sendDelivery(channel, by: actor)
    }
    guard let sent else {
      return Console.current.line(say(nl: "Er is niets te sturen.", en: "There is nothing to send."))
    }
    if json.json {
      return try printJSON(Sent(channel: sent.channel, sequence: sent.sequence, rows: sent.rows, bytes: sent.fileBytes))
    }
    Console.current.line(
      say(
        nl: "Levering \(sent.sequence) van \(sent.channel) is aangekomen: \(sent.rows) rijen, \(sent.fileBytes) bytes.",
        en: "Delivery \(sent.sequence) of \(sent.channel) has arrived: \(sent.rows) rows, \(sent.fileBytes) bytes."))
  }

  private struct Sent: Encodable {
    let channel: String
    let sequence, rows, bytes: Int64
  }
}

struct ExchangeReceipts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipts", abstract: "Fetch what a party answered to a channel's files.")

  @Argument(help: "The channel's id in the policy.")
  var channel: String
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let taken = try await common.withActor { desk, _ in try await desk.takeReceipts(channel) }
    for receipt in taken {
      Console.current.line(
        "\(receipt.sequence) \(receipt.state.rawValue)\(receipt.reason.isEmpty ? "" : " \(receipt.reason)")")
    }
    if taken.isEmpty { Console.current.line(say(nl: "Er is nog geen antwoord.", en: "There is no answer yet.")) }
  }
}
