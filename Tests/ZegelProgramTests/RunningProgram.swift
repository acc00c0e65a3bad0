import Foundation
import Synchronization

/// The built `zegel`, as a process of its own.
final class RunningProgram: Sendable {
  static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("zegel").path

  private let process: Mutex<Process>
  private let talk = Mutex("")
  let identifier: Int32

  /// Starts it; standard error is kept, standard output dropped.
  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: RunningProgram.path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    identifier = process.processIdentifier
    self.process = Mutex(process)
    let said = pipe.fileHandleForReading
    // Not its `readabilityHandler`: that one may still be watched when the handle closes, and then all of them fall.
    Thread.detachNewThread { [weak self] in
      while case let data = said.availableData, !data.isEmpty {
        self?.talk.withLock { $0 += String(decoding: data, as: UTF8.self) }
      }
    }
  }

  /// Starts `zegel serve` on a free port, and answers when it listens.
  static func serving(_ house: String, environment: [String: String] = [:]) async throws -> (RunningProgram, port: Int)
  {
    let program = try RunningProgram(["serve", "--house", house, "--port", "0"], environment: environment)
    for _ in 0..<600 {
      if let port = program.port { return (program, port) }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw NotListening(said: program.said)
  }

  struct NotListening: Error { let said: String }

  var said: String { talk.withLock { $0 } }

  private var port: Int? {
    guard let start = said.range(of: "port=") else { return nil }
    let digits = said[start.upperBound...].prefix { $0.isNumber }
    return said[digits.endIndex...].isEmpty ? nil : Int(digits)
  }

  var isRunning: Bool { process.withLock { $0.isRunning } }

  func signal(_ number: Int32) { kill(identifier, number) }

  /// Waits for its end, and answers the exit status; minus the signal's number when one ended it.
  func end() async -> Int32 {
    while process.withLock({ $0.isRunning }) { try? await Task.sleep(for: .milliseconds(20)) }
    return process.withLock { $0.terminationReason == .exit ? $0.terminationStatus : -$0.terminationStatus }
  }

  /// Runs it to its end and answers what it printed.
  static func output(_ arguments: [String]) throws -> (status: Int32, data: String, talk: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let (data, talk) = (Pipe(), Pipe())
    process.standardOutput = data
    process.standardError = talk
    try process.run()
    let read = data.fileHandleForReading.readDataToEndOfFile()
    let said = talk.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: read, as: UTF8.self), String(decoding: said, as: UTF8.self))
  }
}
