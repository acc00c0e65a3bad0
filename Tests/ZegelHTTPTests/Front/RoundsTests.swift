import Logging
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@testable import ZegelHTTP

@Suite struct `The rounds of a running server` {
  /// An hour of them here takes a third of a second, beside nothing else.
  @Test(.timeLimit(.minutes(10))) func `renew members' keys and finish erasures, while it serves`() async throws {
    let shop = try await PeopleHouse()
    let (here, gone) = (try await shop.join(1), try await shop.join(2))
    shop.house.move(to: "2026-03-20T12:00:00Z")
    let week = EpochKeys.epoch(at: shop.house.now)
    let list = ErasureLine(path: "\(shop.house.paths.erasures)/list")
    try list.write(gone)
    let settings = ServerSettings(port: 0, callsPerSecond: 0, unknownCardsPerMinute: 0, badKeysPerMinute: 0)
    let desk = shop.desk
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let server = Task {
      try await serve(
        desk: desk, settings: settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        minute: .milliseconds(5), onListening: { listening.yield($0) })
    }
    for await port in ports {
      #expect(port > 0)
      break
    }
    while try await desk.store.read({ try $0.members(before: week, most: 10).contains { $0.key != nil } }) {
      try await Task.sleep(for: .milliseconds(20))
    }
    while try await desk.store.read({ try $0.member(gone)?.state != .erased }) {
      try await Task.sleep(for: .milliseconds(20))
    }
    server.cancel()
    _ = try? await server.value
    let name = try await desk.openMember(here, for: "membership", by: shop.cashier) { $1.text("name") }
    #expect(name == "Lid van b")
    #expect(try await desk.store.read { try $0.member(here)?.key?.epoch } == week)
    await shop.remove()
  }
}
