import Foundation
import Synchronization
import Testing
import ZegelTestKit

/// A house that the program made and filled by itself, with all that it left anywhere: in `place`. What it was given to read
/// lies elsewhere, and is not looked through.
final class LeakHouse: Sendable {
  let place: String
  private let given: String
  private let url: String?

  var house: String { "\(place)/house" }
  /// Where the program runs: a core file would lie here.
  var here: String { "\(place)/here" }

  /// Another build of the program, for a full count in less time.
  private static let program = ProcessInfo.processInfo.environment["ZEGEL_LEAK_PROGRAM"] ?? RunningProgram.path

  init(url: String?) throws {
    let name = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-leak-\(UUID().uuidString)").path
    (place, given, self.url) = (name, "\(name)-given", url)
    for directory in [here, "\(place)/tmp", "\(place)/logs", given] {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }
    let texts = [
      "staff": "\(Canary(0).name)\n", "policy.yaml": PeopleHouse.policy, "programme.yaml": TempHouse.programme,
      "value": "\(Canary(1).email)\n",
      "one": Canary(0).values.map { "\($0.key): \($0.value)\n" }.joined(),
      "mapping.json": """
      {"values": {
        "name": {"field": "name", "purpose": "membership", "basis": "contract"},
        "email": {"field": "email", "purpose": "membership", "basis": "contract"},
        "phone": {"field": "phone", "purpose": "marketing.sms", "basis": "consent"},
        "address": {"field": "address", "purpose": "marketing.post", "basis": "legitimate-interest"}},
       "consents": {"mail": {"purpose": "marketing.email", "yes": ["ja"], "day": "on"},
        "sms": {"purpose": "marketing.sms", "yes": ["ja"], "day": "on"}},
       "last_active": "on", "agreed_to": "Ja, schrijf mij", "without_proof": "join-without"}
      """,
    ]
    for (name, text) in texts { try text.write(toFile: "\(given)/\(name)", atomically: true, encoding: .utf8) }
  }

  func given(_ name: String) -> String { "\(given)/\(name)" }

  /// A customer file, with rows that are refused among it.
  func writeMembers(_ count: Int) throws {
    var text = "name,email,phone,address,mail,sms,on\n"
    let day = Date(timeIntervalSinceNow: -100 * 86_400).ISO8601Format().prefix(10)
    for number in 1...count {
      let canary = Canary(number)
      text += "\(canary.name),\(canary.email),\(canary.phone),\"\(canary.address)\",ja,ja,\(day)\n"
    }
    let canary = Canary(count + 1)
    text += "\(canary.name),not \(canary.email),\(canary.phone),,ja,ja,\(day)\n"
    text +=
      "\(canary.name),\(canary.email),\(canary.email),,ja,ja,\(day)\n\(canary.name),\(Canary(1).email),,,,,\(day)\n"
    text += "\(canary.name),\"\(canary.email)\n"
    try text.write(toFile: given("members.csv"), atomically: true, encoding: .utf8)
  }

  /// Runs it to its end; what it says is added to a log. What it prints is shown to who asked, and kept only if `logs`.
  @discardableResult
  func run(_ words: [String], key: String? = nil, logs: Bool = true) throws -> Int32 {
    let process = try start(words, key: key, logs: logs)
    process.waitUntilExit()
    return process.terminationStatus
  }

  func start(_ words: [String], key: String? = nil, logs: Bool = true) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: LeakHouse.program)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: here)
    var more = [
      "ZEGEL_HOUSE": house, "TMPDIR": "\(place)/tmp", "LANG": "en_GB.UTF-8", "ZEGEL_LOG_LEVEL": "trace",
      "ZEGEL_LIMITS_CALLS_PER_SECOND": "0", "ZEGEL_ARCHIVE_MILLISECONDS": "100",
    ]
    if url == nil, words.first == "serve" { more["ZEGEL_ARCHIVE_DIRECTORY"] = "\(place)/archive" }
    more["ZEGEL_DATABASE_URL"] = url
    more["ZEGEL_STAFF_KEY_FILE"] = key.map { "\(given)/\($0).key" }
    process.environment = ProcessInfo.processInfo.environment.merging(more) { $1 }
    process.standardError = try log("\(words[0])-errors")
    process.standardOutput = logs ? try log("\(words[0])-output") : FileHandle.nullDevice
    try process.run()
    return process
  }

  private func log(_ name: String) throws -> FileHandle {
    let descriptor = open(logPath(name), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func logPath(_ name: String) -> String { "\(place)/logs/\(name)" }

  /// What a server that was started says of its port.
  func port() async throws -> Int {
    for _ in 0..<600 {
      let said = (try? String(contentsOfFile: logPath("serve-errors"), encoding: .utf8)) ?? ""
      if let start = said.range(of: "port=", options: .backwards) {
        let digits = said[start.upperBound...].prefix { $0.isNumber }
        if !digits.isEmpty, let port = Int(digits) { return port }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw RunningProgram.NotListening(said: "no port")
  }

  func remove() {
    for directory in [place, given] { try? FileManager.default.removeItem(atPath: directory) }
  }
}
