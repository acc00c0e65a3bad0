import Foundation
import Synchronization
import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@testable import ZegelDesk

@Suite struct `Replaying erasures` {
  /// Notes what it was handed, and blocks the reason of every card, to have something to see.
  private final class Handler: ErasureHandler {
    let kind = "test.card"
    let seen = Mutex<[String]>([])

    func replay(_ erasure: Erasure, in session: any SQLSession) throws {
      seen.withLock { $0.append(erasure.subject) }
      try session.execute("UPDATE card SET reason = $1", [.text("erased")])
    }
  }

  private func restore(_ place: String, _ lines: [Erasure], _ handlers: [any ErasureHandler]) async throws
    -> RestoreReport
  {
    let house = try await TempHouse()
    try await house.cards(["2900000000018"])
    _ = try await house.desk.backUp(to: BackupSet("\(place)/backups"))
    let list = ErasureList(path: "\(house.paths.erasures)/list")
    for line in lines { try list.append(line) }
    var order = RestoreOrder(from: "\(place)/backups", to: HousePaths("\(place)/house"))
    (order.keys, order.erasures) = (house.paths.keys, house.paths.erasures)
    defer { try? FileManager.default.removeItem(atPath: house.paths.directory) }
    await house.desk.close()
    return try await Desk.restore(order, HouseOptions(), .real, handlers: handlers)
  }

  private func erasure(_ at: String, _ subject: String, kind: String = "test.card") -> Erasure {
    Erasure(at: Instant(rfc3339: at)!, kind: kind, subject: subject)
  }

  @Test func `what was erased since the backup is erased again`() async throws {
    try await withPlace { place in
      let handler = Handler()
      let lines = [
        erasure("2026-02-01T10:00:00Z", "long-ago"), erasure("2026-03-02T12:00:01Z", "one"),
        erasure("2026-04-01T10:00:00Z", "two"),
      ]
      let report = try await restore(place, lines, [handler])
      #expect(report.erasures == 2)
      #expect(handler.seen.withLock { $0 } == ["one", "two"])
      let desk = try await Desk.open(HousePaths("\(place)/house"))
      let reasons = try await desk.store.read { try $0.query("SELECT reason FROM card") { $0.text(0) } }
      #expect(reasons == ["erased"])
      await desk.close()
    }
  }

  @Test func `a kind that nobody knows is refused, and no house opens`() async throws {
    try await withPlace { place in
      let lines = [erasure("2026-04-01T10:00:00Z", "one", kind: "member")]
      await #expect(throws: Refusal(.erasureUnknown, field: "erasures")) {
        _ = try await restore(place, lines, [Handler()])
      }
      #expect(!FileManager.default.fileExists(atPath: HousePaths("\(place)/house").database))
    }
  }

  @Test(arguments: [
    "{\"at\":\"2026-04-01T10:00:00Z\",\"kind\":\"member\",\"subject\":\"x\"}",
    "{\"at\":\"2026-04-01T10:00:00Z\",\"kind\":\"member\"}\n",
    "{\"at\":\"yesterday\",\"kind\":\"a\",\"subject\":\"b\"}\n",
    "\n", "{\"at\":\"2026-04-01T10:00:00Z\",\"kind\":\"a b\",\"subject\":\"b\"}\n",
  ])
  func `a damaged list is refused`(text: String) throws {
    #expect(throws: Refusal(.erasuresDamaged)) {
      try ErasureList.parse(Array(text.utf8)) { _ in Refusal(.erasuresDamaged) }
    }
  }

  @Test func `any bytes are read or refused`() throws {
    let good = "{\"at\":\"2026-04-01T10:00:00.000Z\",\"kind\":\"member\",\"subject\":\"M-1\"}\n"
    var generator = SeededGenerator(seed: 5)
    var read = 0
    for _ in 0..<2_000 {
      var bytes = Array((good + good).utf8)
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if let erasures = try? ErasureList.parse(bytes, damaged: { _ in Refusal(.erasuresDamaged) }) {
        read += 1
        #expect(erasures.count >= 1)
      }
    }
    #expect(read > 100)
  }

  @Test func `a list that was cut off takes no more lines`() async throws {
    try await withPlace { place in
      let list = ErasureList(path: "\(place)/erasures/list")
      try list.append(erasure("2026-04-01T10:00:00Z", "one"))
      #expect(try list.read().map(\.subject) == ["one"])
      let file = FileHandle(forWritingAtPath: list.path)!
      try file.truncate(atOffset: file.seekToEnd() - 3)
      try file.close()
      #expect(throws: Refusal(.erasuresDamaged, field: "erasures")) { try list.read() }
      #expect(throws: Refusal(.erasuresDamaged, field: "erasures")) {
        try list.append(erasure("2026-04-01T10:00:00Z", "two"))
      }
    }
  }
}
