import Foundation
import Testing
import ZegelTestKit

/// Members whose values stand nowhere else go through the program as it runs, which is killed at the end; then every file
/// that is left is looked through, in every form that a value could have.
@Suite(.serialized) struct `Nothing leaks from the running program` {
  /// 100,000 with `ZEGEL_LEAK_MEMBERS=100000`; a release build with `ZEGEL_LEAK_PROGRAM`.
  static let count = Int(ProcessInfo.processInfo.environment["ZEGEL_LEAK_MEMBERS"] ?? "") ?? 200

  @Test func `on the embedded database, with its log, backups, archive, exports, logs, temporary and core files`()
    async throws
  {
    let house = try LeakHouse(url: nil)
    defer { house.remove() }
    let before = LeakSearch.temporaryFiles()
    try await live(in: house)
    let files = LeakSearch.files(under: house.place)
    for part in ["zegel.db", "/backups/", "/archive/", "/logs/serve-errors", "/logs/member-errors", "/here/"] {
      #expect(files.contains { $0.contains(part) }, "there is no \(part) to look through")
    }
    try expectNothing(in: files, "SQLite")
    let new = LeakSearch.temporaryFiles().subtracting(before).flatMap { LeakSearch.files(under: $0) }
    #expect(try LeakSearch().look(in: new, mayVanish: true).leaks == [])
    try expectPlantedIsFound(beside: files)
  }

  @Test(.enabled(if: PostgresServer.binaries != nil))
  func `on PostgreSQL, with the server's data, its log of writes, and what it says`() async throws {
    // All that a careless setting could write down is written down.
    let server = try PostgresServer.make(
      "log_statement = 'all'\nlog_min_duration_statement = 0\nlog_parameter_max_length = -1\nlog_connections = on")
    defer { server.remove() }
    let house = try LeakHouse(url: server.url)
    defer { house.remove() }
    try await live(in: house)
    _ = try server.query("CHECKPOINT")
    let ofServer = LeakSearch.files(under: server.directory) + ["\(server.directory).log"]
    for part in ["/pg_wal/", "/base/", ".log"] {
      #expect(ofServer.contains { $0.contains(part) }, "there is no \(part) to look through")
    }
    try expectNothing(in: ofServer + LeakSearch.files(under: house.place), "PostgreSQL")
    // What is written past the program is found where the server keeps it, both times.
    _ = try server.query("CREATE TABLE planted AS SELECT '\(Canary(7).email)' AS text")
    _ = try server.query("CHECKPOINT")
    let leaks = try LeakSearch().look(in: LeakSearch.files(under: server.directory)).leaks
    for part in ["/base/", "/pg_wal/"] { #expect(leaks.contains { $0.contains(part) }, "not found in \(part)") }
    #expect(try LeakSearch().look(in: ["\(server.directory).log"]).leaks != [])
  }

  /// A life of the house, by commands and calls; the last server is killed by a fault of memory.
  private func live(in house: LeakHouse) async throws {
    try house.writeMembers(Self.count)
    func must(_ words: [String], _ key: String?, logs: Bool = true, ends status: Int32 = 0) throws {
      let ended = try house.run(words, key: key, logs: logs)
      #expect(ended == status, "\(words) ended with \(ended)")
    }
    try must(
      ["init", house.house, "--name", "Korenaar", "--programme", house.given("programme.yaml"), "--no-questions"], nil)
    let (name, policy) = (["--name-file", house.given("staff")], house.given("policy.yaml"))
    try must(
      ["staff", "add", "--role", "owner", "--role", "cashier", "--role", "marketer"] + name
        + ["--key-file", house.given("one.key")], nil)
    try must(["staff", "add", "--role", "privacy-officer"] + name + ["--key-file", house.given("two.key")], "one")
    try must(["privacy", "apply", policy], "one")
    try must(["privacy", "apply", policy], "two")
    let file = house.given("members.csv")
    try must(["member", "import", file, "--mapping", house.given("mapping.json")], "one", ends: 4)
    try must(["member", "join", "--values", house.given("one"), "--yes", "marketing.sms"], "one")
    try must(["member", "join", "--values", house.given("one"), "--yes", "marketing.sms"], "one", ends: 1)
    let find = ["member", "find", "--purpose", "membership", "--field", "email", "--value-file", house.given("value")]
    let found = house.logPath("member-output")
    try must(find, "one")
    let last = try String(contentsOfFile: found, encoding: .utf8).split(whereSeparator: { $0.isWhitespace })
    let id = String(try #require(last.last { $0.hasPrefix("M-") }))
    // It prints the values to who may see them: that is what it is for.
    try must(["member", "show", id, "--purpose", "membership"], "one", logs: false)
    try must(["member", "change", id, "--field", "email", "--value-file", house.given("staff")], "one", ends: 1)
    try must(["consent", "audience", "marketing.email", "--count"], "one")
    try must(["backup", "make", "--to", "\(house.place)/backups"], "one")
    try must(["member", "erase", id, "--for-good"], "two")
    try must(["ledger", "export"], "one")
    try must(["trail", "verify"], nil)
    // It has something to say of a house whose keys are not sealed.
    _ = try house.run(["doctor"])
    try await serve(house)
  }

  private func serve(_ house: LeakHouse) async throws {
    let server = try house.start(["serve", "--port", "0"])
    let till = TillOnTheLine(port: try await house.port(), key: "\(Canary(2).email)")
    for number in 1...20 {
      let canary = Canary(number)
      _ = await till.sell(canary.email, card: canary.email, cents: 100)
      _ = await till.call("identifications", #"{"card":"\#(canary.phone)","name":"\#(canary.name)"}"#)
      _ = await till.call("members?email=\(canary.email)", canary.email)
    }
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: "\(house.place)/archive") {
      try await Task.sleep(for: .milliseconds(50))
    }
    try await Task.sleep(for: .seconds(1))
    kill(server.processIdentifier, SIGSEGV)
    server.waitUntilExit()
    #expect(server.terminationReason == .uncaughtSignal && server.terminationStatus == SIGSEGV)
    let left = try FileManager.default.contentsOfDirectory(atPath: house.here)
    #expect(left.filter { $0.hasPrefix("core") } == [], "a core file")
    // So that the place where a core file would be is looked through as well.
    try "nothing\n".write(toFile: "\(house.here)/looked-through", atomically: true, encoding: .utf8)
  }

  private func expectNothing(in files: [String], _ engine: String) throws {
    let begun = ContinuousClock.now
    let outcome = try LeakSearch().look(in: files)
    #expect(outcome.leaks == [])
    print(
      "leaks, \(engine): \(Self.count) members, \(Canary.forms.count) forms, \(outcome.files) files,",
      "\(outcome.bytes / 1_000_000) MB: \(outcome.leaks.count) found, in \(ContinuousClock.now - begun)")
  }

  /// The same search finds what was put into a copy of each kind of file, at its beginning, middle and end.
  private func expectPlantedIsFound(beside files: [String]) throws {
    var kinds: [String: String] = [:]
    for file in files { kinds[(file as NSString).deletingLastPathComponent] = file }
    var number = 0
    for (directory, file) in kinds {
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)).prefix(100_000))
      let form = Canary.forms[number * 37 % Canary.forms.count]
      bytes.insert(contentsOf: form.bytes, at: [0, bytes.count / 2, bytes.count][number % 3])
      number += 1
      let planted = "\(directory)/planted"
      try Data(bytes).write(to: URL(fileURLWithPath: planted))
      let leaks = try LeakSearch().look(in: LeakSearch.files(under: directory).filter { $0 == planted }).leaks
      #expect(leaks.contains("\(planted): \(form.name)"))
    }
    #expect(number > 5)
  }
}
