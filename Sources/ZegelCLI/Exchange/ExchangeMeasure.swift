import ArgumentParser
import Foundation
import ZegelDesk
import ZegelExchange

/// Times the parts of an exchange one by one. For `bench/exchange`.
struct ExchangeMeasure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", shouldDisplay: false,
    subcommands: [MeasureEncrypt.self, MeasureUpload.self, MeasureHandOver.self])
}

struct MeasureEncrypt: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "encrypt", shouldDisplay: false)
  @Argument var file: String

  func run() async throws { try printJSON(Measured(seconds: try MeasureExchange.encrypt(file), rows: nil)) }
}

struct MeasureUpload: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "upload", shouldDisplay: false)
  @Argument var file: String
  @Option var folder: String
  @Option var port: Int
  @Option var user: String
  @Option var hostKey: String
  @Option var key: String

  func run() async throws {
    let seconds = try MeasureExchange.upload(
      file, to: folder, at: port, user: user, hostKey: try String(contentsOfFile: hostKey, encoding: .utf8),
      key: [UInt8](try Data(contentsOf: URL(fileURLWithPath: key))))
    try printJSON(Measured(seconds: seconds, rows: nil))
  }
}

struct MeasureHandOver: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "hand-over", shouldDisplay: false)
  @Argument var channel: String
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (seconds, rows) = try await common.withActor { try await MeasureExchange.handOver(channel, of: $0, by: $1) }
    try printJSON(Measured(seconds: seconds, rows: rows))
  }
}

private struct Measured: Encodable {
  let seconds: Double
  let rows: Int64?
}
