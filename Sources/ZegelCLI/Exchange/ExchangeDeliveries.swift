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
    for alarm in alarms { console.talk(alarm.text) }
    if !alarms.isEmpty { throw Ending(status: .problemsFound) }
  }
}

extension ExchangeAlarm {
  var text: String {
    let day = (nl: since.written(in: .nl), en: since.written(in: .en))
    return switch kind {
    case .receiptOverdue:
      say(
        nl: "✘ \(party) heeft levering \(sequence) van \(channel) niet bevestigd (\(day.nl)): bel hen.",
        en: "✘ \(party) has not confirmed delivery \(sequence) of \(channel) (\(day.en)): call them.")
    case .refused:
      say(
        nl: "✘ \(party) weigerde levering \(sequence) van \(channel) (\(day.nl)): bel hen, en stuur opnieuw.",
        en: "✘ \(party) refused delivery \(sequence) of \(channel) (\(day.en)): call them, and send again.")
    case .notSent:
      say(
        nl: "✘ levering \(sequence) van \(channel) ligt klaar en is niet aangekomen (\(day.nl)).",
        en: "✘ delivery \(sequence) of \(channel) lies ready and has not arrived (\(day.en)).")
    case .stopsWaiting:
      say(
        nl: "✘ \(party) moet iets horen over leden, al sinds \(day.nl): `zegel exchange send` op haar kanaal.",
        en: "✘ \(party) has to be told about members, since \(day.en): `zegel exchange send` on its channel.")
    }
  }
}
