import Foundation
import Testing

@testable import zegel

/// Keys lie in memory while the program runs; a core file would be the key file, unsealed.
@Suite(.serialized) struct `A program that holds keys` {
  @Test func `leaves no core file when it is aborted, and lets no program of the same user read it`() async throws {
    let house = try await ProgramHouse()
    defer { house.remove() }
    let (program, _) = try await house.serving()
    let id = program.identifier
    let limits = try String(contentsOfFile: "/proc/\(id)/limits", encoding: .utf8)
    let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
    #expect(core.split(separator: " ").filter { $0 == "0" }.count == 2, "\(core)")
    program.signal(SIGABRT)
    // One that goes on is looked into by somebody.
    for _ in 0..<200 where kill(id, 0) == 0 && program.isRunning { try await Task.sleep(for: .milliseconds(50)) }
    if program.isRunning { program.signal(SIGKILL) }
    #expect(await program.end() == -SIGABRT)
    #expect(!program.said.lowercased().contains("backtrac"))
    for directory in [FileManager.default.currentDirectoryPath, house.directory, house.place] {
      let files = try FileManager.default.contentsOfDirectory(atPath: directory)
      #expect(files.filter { $0 == "core" || $0 == "core.\(id)" } == [])
    }
  }

  /// What a program that may not be dumped has in `/proc` is the superuser's, whoever runs it.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") || getuid() != 0))
  func `is not to be dumped, also where the limit does not count`() async throws {
    let house = try await ProgramHouse()
    defer { house.remove() }
    let other = getuid() == 0 ? UInt32(65_534) : getuid()
    if getuid() == 0 { try run("/bin/chown", ["-R", "\(other)", house.place]) }
    let inside = Process()
    let arguments = ["serve", "--house", house.directory, "--port", "0"]
    inside.executableURL = URL(fileURLWithPath: getuid() == 0 ? "/usr/bin/setpriv" : RunningProgram.path)
    inside.arguments =
      getuid() == 0
      ? ["--reuid", "\(other)", "--regid", "\(other)", "--clear-groups", RunningProgram.path] + arguments : arguments
    inside.standardError = FileHandle.nullDevice
    inside.standardOutput = FileHandle.nullDevice
    try inside.run()
    defer {
      inside.terminate()
      inside.waitUntilExit()
    }
    var owner: UInt32?
    // Until it has begun, the loader is there in its place.
    for _ in 0..<400 where inside.isRunning && owner != 0 {
      let found = try? FileManager.default.attributesOfItem(atPath: "/proc/\(inside.processIdentifier)/environ")
      if let found, isZegel(inside.processIdentifier) {
        owner = (found[.ownerAccountID] as? NSNumber)?.uint32Value
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(inside.isRunning)
    #expect(owner == 0)
  }

  private func isZegel(_ id: Int32) -> Bool {
    (try? String(contentsOfFile: "/proc/\(id)/comm", encoding: .utf8)) == "zegel\n"
  }

  private func run(_ path: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
