import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ExchangeChannels: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "channels", abstract: "List the channels of the policy in force as CSV.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let open = try await common.withActor { desk, _ in try await desk.channels() }
    if !json.json { Console.current.line("channel,party,direction,carries,purpose,fields,format,place") }
    for row in open.map(Row.init) { if json.json { try printJSON(row) } else { Console.current.line(row.csv) } }
  }

  private struct Row: Encodable {
    let channel, party, direction, carries, purpose, fields, format, place: String

    init(_ open: OpenChannel) {
      let own = open.channel
      (channel, party, direction) = (own.id, open.party.id, own.direction.rawValue)
      (carries, purpose) = (own.content.rawValue, own.purpose ?? "")
      (fields, format, place) = (own.fields.joined(separator: " "), own.format.rawValue, own.place.shown)
    }

    var csv: String { [channel, party, direction, carries, purpose, fields, format, place].joined(separator: ",") }
  }
}

extension ChannelPlace {
  var shown: String {
    switch self {
    case .sftp(let host, let port, let user, let path, _, let jump):
      "sftp://\(user)@\(host):\(port)\(path)" + (jump.map { " (\($0.user)@\($0.host):\($0.port))" } ?? "")
    case .box(let name): "box:\(name)"
    }
  }
}
