import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing
import ZegelDesk
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `Serving over a socket` {
  @Test func `stopping in the middle loses nothing and answers for all that was done`() async throws {
    let house = try await TempHouse()
    try await house.cards([Shop.card])
    let key = try await house.desk.addTill(store: "1", till: "1").key
    try await serving(house) { port, group in
      async let done = withTaskGroup(of: Int.self) { tasks in
        for till in 1...8 { tasks.addTask { await sellUntilClosed(till, port, key) } }
        return await tasks.reduce(0, +)
      }
      try await Task.sleep(for: .milliseconds(300))
      await group.triggerGracefulShutdown()
      let answered = await done
      #expect(answered > 0)
      #expect(try await house.desk.identify(Shop.card).namedBalances.first?.available == min(100, Int64(answered)))
      #expect(try await house.desk.verifyLedger().facts == answered)
    }
    await house.remove()
  }

  @Test func `stopping in the middle of an upload answers every event, done or to be sent again`() async throws {
    let house = try await TempHouse()
    try await house.cards([Shop.card])
    let key = try await house.desk.addTill(store: "1", till: "1").key
    try await serving(house) { port, group in
      let events = (1...2000).map { event("\(10_000 + $0)", cents: 100) }
      async let uploaded = upload(events, port, key)
      try await Task.sleep(for: .milliseconds(200))
      await group.triggerGracefulShutdown()
      let results = try await uploaded.split(separator: "\n").map { try Read(String($0)).int("status") }
      #expect(results.count == events.count)
      #expect(Set(results).isSubset(of: [201, 503]))
      #expect(try await house.desk.verifyLedger().facts == results.count { $0 == 201 })
    }
    await house.remove()
  }

  @Test func `with a certificate it speaks TLS`() async throws {
    let house = try await TempHouse()
    let directory = house.paths.directory
    let made = try run(
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
      "-subj", "/CN=localhost", "-keyout", "\(directory)/tls.key", "-out", "\(directory)/tls.pem")
    guard made != nil else { return print("skipped: openssl is not installed") }
    let settings = ServerSettings(
      port: 0, tlsCertificatePath: "\(directory)/tls.pem", tlsKeyPath: "\(directory)/tls.key")
    try await serving(house, settings) { port, _ in
      let answer = try run("curl", "-sk", "https://127.0.0.1:\(port)/health")
      if let answer { #expect(answer == #"{"status":"ok"}"#) } else { print("skipped: curl is not installed") }
    }
    await house.remove()
  }

  @Test func `what nobody asks for is done by itself`() async throws {
    let house = try await TempHouse()
    let rounds = Rounds(desk: house.desk, logger: quiet, minute: .milliseconds(1))
    let group = ServiceGroup(configuration: .init(services: [.init(service: rounds)], logger: quiet))
    async let running: Void = group.run()
    try await Task.sleep(for: .milliseconds(50))
    await group.triggerGracefulShutdown()
    try await running
    await house.remove()
  }
}

private let quiet: Logger = {
  var logger = Logger(label: "test")
  logger.logLevel = .critical
  return logger
}()

private func serving(
  _ house: TempHouse, _ settings: ServerSettings = ServerSettings(port: 0, callsPerSecond: 0),
  _ body: @escaping @Sendable (Int, ServiceGroup) async throws -> Void
) async throws {
  let (ports, heard) = AsyncStream.makeStream(of: Int.self)
  let application = try makeApplication(desk: house.desk, settings: settings, logger: quiet) { heard.yield($0) }
  let group = ServiceGroup(configuration: .init(services: [.init(service: application)], logger: quiet))
  try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await group.run() }
    let port = try #require(await ports.first { _ in true })
    try await body(port, group)
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
  }
}

/// Sells one after another over one connection, until the server closes it; answers how many sales were answered.
private func sellUntilClosed(_ till: Int, _ port: Int, _ key: String) async -> Int {
  let client = TestClient(host: "127.0.0.1", port: port)
  client.connect()
  var answered = 0
  do {
    while true {
      let answer = try await client.post(
        "/v1/sales", headers: [.authorization: "Bearer \(key)"],
        body: ByteBuffer(string: sale("\(till).\(answered)", cents: 100)))
      guard answer.status == .created else { break }
      answered += 1
    }
  } catch {
    // The server is gone.
  }
  try? await client.shutdown()
  return answered
}

private func upload(_ events: [String], _ port: Int, _ key: String) async throws -> String {
  try await TestClient.withClient(host: "127.0.0.1", port: port) { client in
    let answer = try await client.post(
      "/v1/uploads", headers: [.authorization: "Bearer \(key)", .contentType: "application/x-ndjson"],
      body: ByteBuffer(string: events.joined(separator: "\n")))
    return answer.body.map { String(buffer: $0) } ?? ""
  }
}

/// What a program printed; nil when it is not there.
func run(_ program: String, _ arguments: String...) throws -> String? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return process.terminationStatus == 127 ? nil : said
}
