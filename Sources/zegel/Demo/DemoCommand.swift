import ArgumentParser
import Foundation
import Logging
import ZegelDesk
import ZegelDomain
import ZegelHTTP

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A throw-away house with invented shops, cards and sales; then the till API, ready to try.")

  @Option(name: .long, help: "How many invented sales and returns.")
  var sales = 4000

  @Option(name: .long, help: "The port of the till API.")
  var port = 8480

  @Flag(name: .long, help: "Stop after the sales; do not start the server.")
  var noServe = false

  func validate() throws {
    guard (100...1_000_000).contains(sales) else { throw ValidationError("--sales takes 100 to 1000000") }
    guard (0...65_535).contains(port) else { throw ValidationError("--port takes 0 to 65535") }
  }

  func run() async throws {
    let directory = FileManager.default.temporaryDirectory.path + "/zegel-demo-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let desk = try await Desk.make(HousePaths(directory))
    do {
      try await DemoShow(desk: desk, count: sales).play()
      fflush(nil)
      if !noServe { try await serveDemo(desk) }
    } catch {
      await desk.close()
      throw error
    }
    await desk.close()
  }

  private func serveDemo(_ desk: Desk) async throws {
    let key = try await desk.addTill(store: "1", till: "1").key
    let card = InventedTrade.cardNumbers(1, try await desk.currentProgramme().cards)[0]
    let logger = Logger(label: "zegel") { StreamLogHandler.standardError(label: $0) }
    var settings = ServerSettings(port: port, logLevel: .warning)
    if !isFree(port) { settings.port = 0 }
    try await serve(desk: desk, settings: settings, logger: logger) { port in
      print(DemoCalls(port: port, key: key, card: card, now: desk.now).text)
      // Into a pipe nothing would come before the end, and a server has none.
      fflush(nil)
    }
  }
}

/// Whether nobody listens on a loopback port.
private func isFree(_ port: Int) -> Bool {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = in_port_t(port).bigEndian
  address.sin_addr.s_addr = inet_addr("127.0.0.1")
  var reuse: Int32 = 1
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
    }
  }
}
