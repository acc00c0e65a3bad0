import ArgumentParser
import ZegelDesk

struct RoundsCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rounds", abstract: "The work of the night.", subcommands: [RoundsRun.self])
}

struct RoundsRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: """
      Let dates pass: release pending points, end holds, expire what is due, settle long histories, renew members' keys, \
      send what is due, finish erasures, let openings go.
      """,
    discussion: "A running server does this by itself. It may run at any time and any number of times.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let done = try await common.withDesk { desk in
      let work = (
        try await desk.passDates(), try await desk.settleAccounts(), try await desk.rotateEpochs().rewrapped,
        try await desk.finishErasures(), try await desk.forgetOpenings()
      )
      try await desk.forgetCodes()
      let sent = try await desk.sendMessagesDue()
      return Done(
        passed: work.0, settled: work.1, renewedKeys: work.2, finishedErasures: work.3, forgottenOpenings: work.4,
        sentMessages: sent.sent, failedMessages: sent.failed)
    }
    if json.json { return try printJSON(done) }
    let parts = [
      (done.passed, say(nl: "rekeningen bijgewerkt", en: "accounts brought up to date")),
      (done.settled, say(nl: "afgesloten", en: "settled")),
      (done.renewedKeys, say(nl: "sleutels vernieuwd", en: "keys renewed")),
      (done.finishedErasures, say(nl: "wissingen afgemaakt", en: "erasures finished")),
      (done.forgottenOpenings, say(nl: "inzagen vervallen", en: "openings let go")),
    ]
    Console.current.line(parts.map { "\(grouped($0)) \($1)" }.joined(separator: ", "))
    if done.sentMessages + done.failedMessages > 0 {
      Console.current.line(
        say(
          nl: "\(grouped(done.sentMessages)) berichten verstuurd, \(grouped(done.failedMessages)) niet gelukt",
          en: "\(grouped(done.sentMessages)) messages sent, \(grouped(done.failedMessages)) failed"))
    }
  }

  private struct Done: Encodable {
    let passed, settled, renewedKeys, finishedErasures, forgottenOpenings, sentMessages, failedMessages: Int
  }
}
