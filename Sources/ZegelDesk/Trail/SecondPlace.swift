import Foundation
import Synchronization
import ZegelDomain
import ZegelStore
import ZegelVault

/// Where heads are written as well, so that a house that was rolled back as a whole is found out.
public struct SecondPlace: Sendable {
  /// `latest` is replaced whole; `heads` gets every head that is kept. Nil is nowhere.
  public var directory: String?
  /// A shell command that gets the newest checkpoint on its standard input. Nil is none.
  public var command: String?

  public init(directory: String? = nil, command: String? = nil) {
    self.directory = directory
    self.command = command
  }

  static let mostHeadsBytes = 64 << 20
}

public enum SecondPlaceState: Sendable {
  /// No head of this house is there.
  case empty
  /// It has a head that this house does not have: the house was rolled back, or another one was put in its place.
  case otherHistory
  /// So many leaves are under this house's head and not yet under that one.
  case behind(by: Int64)
}

extension Desk {
  /// Writes the newest head to a second place, and the kept ones that are not there yet. Throws when the place cannot be
  /// written or the command fails; trying again later does no harm.
  public func publishHeads(to place: SecondPlace) async throws {
    guard let newest = try await store.read({ try $0.newestHead() }) else { return }
    if let directory = place.directory { try await write(newest, to: directory) }
    if let command = place.command { try await tell(newest.note, command) }
  }

  private func write(_ newest: HeadRow, to directory: String) async throws {
    let identity = try await trailIdentity()
    let latest = readSmallFile("\(directory)/latest")
    if latest == newest.note { return }
    if let latest, let told = identity.head(in: latest), try await store.read({ try $0.departs(from: told) }) != nil {
      // Writing over it would wipe out the only sign of a roll back.
      throw Fault("the second place has a head that this house does not have; see `zegel trail verify --heads`")
    }
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let there = headsInFile("\(directory)/heads", identity).last?.size ?? 0
    try await append(after: there, before: newest.number, to: "\(directory)/heads")
    try newest.note.write(toFile: "\(directory)/latest", atomically: true, encoding: .utf8)
  }

  private func append(after size: UInt64, before newest: Int64, to path: String) async throws {
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
    guard let file = FileHandle(forWritingAtPath: path) else { throw Fault("the second place cannot be written") }
    defer { try? file.close() }
    try file.seekToEnd()
    var after: Int64 = 0
    while true {
      let from = after
      let page = try await store.read { try $0.heads(after: from, most: 1000) }
      for head in page where head.number < newest && head.size > Int64(size) {
        try file.write(contentsOf: Data("\(head.note)\n".utf8))
      }
      guard let last = page.last, page.count == 1000 else { break }
      after = last.number
    }
    try file.synchronize()
  }

  private func tell(_ note: String, _ command: String) async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Shorter than any pipe is wide, so this does not wait for a reader.
    try? input.fileHandleForWriting.write(contentsOf: Data(note.utf8))
    try? input.fileHandleForWriting.close()
    for _ in 0..<600 {
      if !process.isRunning { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    if process.isRunning {
      process.terminate()
      throw Fault("the head command did not end within 30 seconds")
    }
    guard process.terminationStatus == 0 else { throw Fault("the head command failed") }
  }

  /// What the second place has of this house, in leaves of the trail.
  public func secondPlaceState(_ directory: String) async throws -> SecondPlaceState {
    guard let latest = readSmallFile("\(directory)/latest"), let told = try await trailIdentity().head(in: latest)
    else {
      return .empty
    }
    return try await store.read { session in
      if try session.departs(from: told) != nil { return .otherHistory }
      return .behind(by: (try session.newestHead()?.size ?? 0) - Int64(told.size))
    }
  }

  func compareHeads(with directory: String, _ identity: TrailIdentity, _ report: TrailReport) async throws
    -> TrailReport
  {
    var report = report
    var told = headsInFile("\(directory)/heads", identity)
    guard let latest = readSmallFile("\(directory)/latest") else {
      throw Refusal(.fileUnreadable, field: "heads", "\(directory)/latest")
    }
    if let head = identity.head(in: latest) { told.append(head) } else { report.found(.headUnsigned, "latest") }
    for head in told {
      if let code = try await store.read({ try $0.departs(from: head) }) { report.found(code, "size \(head.size)") }
    }
    return report
  }

  /// The heads of ours in a file of them; what is not signed by this house is left out.
  private func headsInFile(_ path: String, _ identity: TrailIdentity) -> [TreeHead] {
    guard let text = readSmallFile(path, most: SecondPlace.mostHeadsBytes) else { return [] }
    let begin = "\(identity.origin)\n"
    return text.components(separatedBy: "\n\(begin)").enumerated().compactMap { place, part in
      identity.head(in: trimmed(place == 0 ? part : begin + part))
    }
  }

  private func trimmed(_ note: String) -> String {
    var note = note[...]
    while note.hasSuffix("\n") { note.removeLast() }
    return note + "\n"
  }
}

extension SQLSession {
  /// How this house's tree is not the one that a head of it is of; nil when it is.
  fileprivate func departs(from head: TreeHead) throws -> TrailProblem.Code? {
    if head.size > UInt64(max(0, try newestHead()?.size ?? 0)) { return .rolledBack }
    var read = TreeRead(self, size: head.size)
    return (try? read.edge().root) == head.root ? nil : .otherHistory
  }
}
