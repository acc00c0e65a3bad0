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
    /// Ended when nothing it reads or writes has moved for so long.
    let stallSeconds: Double
  }

  /// - Parameters:
  ///   - folder: private; what it reads and says lies there for as long as it runs.
  ///   - input: what it reads.
  static func run(
    _ program: String, _ arguments: [String], in folder: String, input: [UInt8], _ limits: Limits
  ) throws(TransferError) -> Outcome {
    let names = ["in", "out", "err"].map { "\(folder)/.\($0)" }
    defer { names.forEach { unlink($0) } }
    guard
      FileManager.default.createFile(
        atPath: names[0], contents: Data(input), attributes: [.posixPermissions: 0o600])
    else { throw .programMissing }
    let descriptors = [
      opened(names[0], O_RDONLY), opened(names[1], O_WRONLY | O_CREAT | O_TRUNC),
      opened(names[2], O_WRONLY | O_CREAT | O_TRUNC),
    ]
    defer { descriptors.forEach { close($0) } }
    let child = try Spawned(
      program, arguments, environment: [:], input: descriptors[0], output: descriptors[1], errors: descriptors[2])
    let (status, reason) = watch(child, limits)
    return Outcome(status: status, out: text(names[1]), said: text(names[2]), endedBecause: reason)
  }

  private static func watch(_ child: Spawned, _ limits: Limits) -> (Int32, TransferError?) {
    let begun = ContinuousClock.now
    var (moved, last) = (begun, traffic(of: child.pid))
    while true {
      if let status = child.ended() { return (status, nil) }
      Thread.sleep(forTimeInterval: 0.01)
      let now = ContinuousClock.now
      let traffic = traffic(of: child.pid)
      if traffic != last { (moved, last) = (now, traffic) }
      let isOver = now - begun > .seconds(limits.seconds)
      if Thread.current.isCancelled {
        child.kill()
        return (255, .connectionLost)
      }
      guard isOver || now - moved > .seconds(limits.stallSeconds) else { continue }
      child.kill()
      return (255, isOver ? .timedOut : .stalled)
    }
  }

  /// How much it has read and written, as the kernel tells.
  private static func traffic(of pid: Int32) -> String {
    let text = text("/proc/\(pid)/io")
    return text.split(separator: "\n").prefix(2).joined(separator: " ")
  }

  private static func text(_ path: String) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else { return "" }
    defer { try? handle.close() }
    return String(decoding: (try? handle.read(upToCount: 1 << 20)) ?? Data(), as: UTF8.self)
  }
}
