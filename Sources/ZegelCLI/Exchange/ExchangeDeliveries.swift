import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeDeliveries: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliveries", abstract: "List what went to parties as CSV, newest first, and what is overdue.",
    discussion: "Ends with 3 when somebody has to look after something.")

  @Argument(help: "The channel's id in the policy; else all.")
  var channel: String?
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (rows, alarms) = try await common.withActor { desk, _ in
      (try await desk.deliveries(channel), try await desk.exchangeAlarms())
    }
    let console = Console.current
    console.line("channel,way,sequence,party,carries,state,rows,refused,bytes,made_at,sent_at,answered_at,answer")
    for row in rows {
      let cells: [String] = [
        row.channel, row.way.rawValue, String(row.sequence), row.party, row.content, row.state.rawValue,
        String(row.rows), String(row.refusedRows), String(row.fileBytes), row.madeAt.rfc3339, row.sentAt?.rfc3339 ?? "",
        row.answeredAt?.rfc3339 ?? "", row.answer,
      ]
      console.line(cells.joined(separator: ","))
    }
    for alarm in alarms { console.talk("✘ \(alarm.what[.spoken]): \(alarm.remedy[.spoken])") }
    if !alarms.isEmpty { throw Ending(status: .problemsFound) }
  }
}
