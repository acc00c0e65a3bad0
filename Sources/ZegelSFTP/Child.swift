import Foundation

/// Another program that runs for a moment, watched.
struct Child {
  struct Outcome {
    let status: Int32
    let out: String
    let said: String
    /// Set when it was ended because nothing moved, or because its time was over.
    let endedBecause: TransferError?
  }

  struct Limits {
    let seconds: Double
    /// Ended when nothing it reads or writes has moved for so long; nil does not look.
    let stallSeconds: Double?
  }

  /// - Parameters:
  ///   - folder: private; what it says lies there for as long as it runs.
  ///   - input: what it reads; nil is nothing.
  static func run(
    _ program: String, _ arguments: [String], in folder: String, input: [UInt8]? = nil, environment: [String: String] = [:],
    _ limits: Limits
  ) throws(TransferError) -> Outcome {
    let names = ["in", "out", "err"].map { "\(folder)/.\($0)-\(UUID().uuidString)" }
    defer { names.forEach { unlink($0) } }
    for (name, bytes) in zip(names, [input ?? [], [], []]) {
      guard FileManager.default.createFile(atPath: name, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
      else { throw .programMissing }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"].merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: names[0])
    process.standardOutput = FileHandle(forWritingAtPath: names[1])
    process.standardError = FileHandle(forWritingAtPath: names[2])
    do { try process.run() } catch { throw .programMissing }
    let ended = watch(process, limits)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, out: text(names[1]), said: text(names[2]), endedBecause: ended)
  }

  private static func watch(_ process: Process, _ limits: Limits) -> TransferError? {
    let begun = ContinuousClock.now
    var (moved, last) = (begun, traffic(of: process.processIdentifier))
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.02)
      let now = ContinuousClock.now
      let traffic = traffic(of: process.processIdentifier)
      if traffic != last { (moved, last) = (now, traffic) }
      let isOver = now - begun > .seconds(limits.seconds)
      let isStalled = limits.stallSeconds.map { now - moved > .seconds($0) } ?? false
      if isOver || isStalled {
        // Its signals may be blocked, as ours are.
        kill(process.processIdentifier, SIGKILL)
        return isOver ? .timedOut : .stalled
      }
    }
    return nil
  }

  /// Bytes it has read and written.
  private static func traffic(of pid: Int32) -> String {
    guard let handle = FileHandle(forReadingAtPath: "/proc/\(pid)/io") else { return "" }
    defer { try? handle.close() }
    let text = String(decoding: (try? handle.read(upToCount: 400)) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").prefix(2).joined(separator: " ")
  }

  private static func text(_ path: String) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else { return "" }
    defer { try? handle.close() }
    return String(decoding: (try? handle.read(upToCount: 1 << 20)) ?? Data(), as: UTF8.self)
  }
}
