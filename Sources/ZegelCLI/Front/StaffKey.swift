import Foundation
import ZegelDesk
import ZegelDomain

/// The key of whoever gives the command. Never an argument: those are there for everybody on the machine to read.
enum StaffKey {
  private static let mostBytes = 200

  /// From `ZEGEL_STAFF_KEY`, else from the file that `ZEGEL_STAFF_KEY_FILE` names; nil when neither is there.
  static func read(_ environment: [String: String]) throws(Refusal) -> String? {
    if let key = environment["ZEGEL_STAFF_KEY"], !key.isEmpty { return key }
    guard let path = environment["ZEGEL_STAFF_KEY_FILE"], !path.isEmpty else { return nil }
    guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: mostBytes) else {
      throw Refusal(.fileUnreadable, field: "ZEGEL_STAFF_KEY_FILE", path)
    }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Tells a new key: to a file of its owner alone, else on a line.
  static func tell(_ key: String, to path: String?) throws {
    guard let path else { return Console.current.line(key) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal(.directoryUnusable, field: "key-file", path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data("\(key)\n".utf8))
    try file.synchronize()
  }
}

extension CommonOptions {
  /// Opens the house and finds out whose act it is, runs `body`, closes it.
  func withActor<Value>(_ body: (Desk, Actor) async throws -> Value) async throws -> Value {
    let key = try StaffKey.read(Caller.current.environment)
    return try await withDesk { desk in try await body(desk, try await desk.actor(withKey: key)) }
  }

  /// The same for an act whose rows have no place for who did it: the trail tells.
  func withDesk<Value>(doing act: String, _ body: (Desk) async throws -> Value) async throws -> Value {
    try await withActor { desk, actor in
      let value = try await body(desk)
      try await desk.leaveAct(act, by: actor)
      return value
    }
  }
}
