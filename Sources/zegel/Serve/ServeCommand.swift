import ArgumentParser
import Foundation
import Logging
import ZegelCLI
import ZegelDesk
import ZegelExchange
import ZegelHTTP

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the till API until the process is told to stop.")

  @Option(
    name: .long, help: ArgumentHelp("The house's directory. Else ZEGEL_HOUSE, else this directory.", valueName: "dir"))
  var house: String?

  @Option(name: .long, help: "The address to listen on; else as the settings say.")
  var host: String?

  @Option(name: .long, help: "The port to listen on, 0 for a free one; else as the settings say.")
  var port: Int?

  @Option(
    name: .long, help: ArgumentHelp("A setting for this run, such as log.level=debug.", valueName: "key=value"))
  var set: [String] = []

  func run() async throws {
    let told = house ?? ProcessInfo.processInfo.environment["ZEGEL_HOUSE"] ?? "."
    let paths = HousePaths(told.isEmpty ? "." : told)
    var overrides = set
    if let host { overrides.append("server.host=\(host)") }
    if let port { overrides.append("server.port=\(port)") }
    let settings = try await Settings.read(paths, overrides: overrides)
    var logger = Logger(label: "zegel", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = settings.server.logLevel
    let log = logger
    // A house on a server's database has as many processes as it likes.
    var options = settings.house
    let serving = options.databaseURL == nil ? try HouseLock.serve(paths) : nil
    defer { serving?.release() }
    options.keeping = settings.keeping
    options.isServer = true
    options.archiving = { log.error("archive broken off; it begins again", metadata: ["what": "\($0)"]) }
    let desk = try await Desk.open(paths, options: options)
    do {
      try await desk.checkShownNotice()
      let mostBytes = options.box.mostBytes
      try await serve(desk: desk, settings: settings.server, logger: logger) { port in
        log.info("listening", metadata: ["port": "\(port)"])
      } channels: {
        try await desk.refreshBox(mostBytes: mostBytes)
        return try await desk.runChannels().count
      }
    } catch {
      await desk.close()
      throw error
    }
    await desk.close()
    log.info("stopped: everything in flight is written")
  }
}
