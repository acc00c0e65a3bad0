import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Do what each channel is due: send, look for answers, take in what parties brought.",
    discussion: """
      A running server does this by itself each minute. It may run at any time and any number of times. Ends with 3 when \
      something did not work.
      """)

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let most = try await Caller.current.options(common.paths).box.mostBytes
    let done = try await common.withDesk { desk in
      try await desk.refreshBox(mostBytes: most)
      return try await desk.runChannels()
    }
    for one in done { Console.current.line("\(one.channel): \(one.what.text)") }
    if done.isEmpty { Console.current.line(say(nl: "Er was niets te doen.", en: "There was nothing to do.")) }
    if done.contains(where: \.what.isFailure) { throw Ending(status: .problemsFound) }
  }
}

extension ChannelDone.What {
  fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }

  fileprivate var text: String {
    switch self {
    case .sent(let sent):
      say(
        nl: "levering \(sent.sequence) aangekomen, \(sent.rows) rijen",
        en: "delivery \(sent.sequence) arrived, \(sent.rows) rows")
    case .received(let taken):
      say(
        nl: "levering \(taken.sequence) ingenomen, \(taken.rows) rijen, \(taken.refusedRows) geweigerd",
        en: "delivery \(taken.sequence) taken in, \(taken.rows) rows, \(taken.refusedRows) refused")
    case .answered(let receipt):
      say(
        nl: "antwoord op levering \(receipt.sequence): \(receipt.state.rawValue)",
        en: "answer to delivery \(receipt.sequence): \(receipt.state.rawValue)")
    case .failed(let reason): say(nl: "lukte niet (\(reason))", en: "did not work (\(reason))")
    }
  }
}
