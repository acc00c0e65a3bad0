import Foundation
import Testing
import ZegelDesk
import ZegelDomain

@Suite(.serialized) struct `Going back to a moment` {
  private func settings(_ house: ProgramHouse) -> [String: String] {
    ["ZEGEL_ARCHIVE_DIRECTORY": "\(house.place)/archive", "ZEGEL_ARCHIVE_MILLISECONDS": "100"]
  }

  /// Until the archive has a base, there is nothing to go back to.
  private func untilThereIsABase(_ house: ProgramHouse) async throws {
    for _ in 0..<400 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(house.place)/archive")) ?? []
      if names.contains(where: { !$0.hasPrefix(".") }) { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("no base after 20 seconds")
  }

  private func restored(_ house: ProgramHouse, to name: String, at moment: String? = nil) throws -> (String, String) {
    let target = "\(house.place)/\(name)"
    let at = moment.map { ["--at", $0] } ?? []
    let output = try RunningProgram.output(
      ["restore", "--from", "\(house.place)/archive", "--to", target, "--keys", "\(house.place)/keys"] + at)
    #expect(output.status == 0, "\(output.talk)")
    return (target, output.data)
  }

  @Test func `after the server was killed and the house was lost`() async throws {
    let house = try await ProgramHouse()
    let (program, till) = try await house.serving(settings(house))
    try await untilThereIsABase(house)
    let first = await house.sell(1...60, at: till)
    // What was answered longer ago than the loss bound is in the archive: the interval and one copy.
    try await Task.sleep(for: .seconds(2))
    let between = Surroundings.real.now().rfc3339
    try await Task.sleep(for: .milliseconds(300))
    let second = await house.sell(61...120, at: till)
    try await Task.sleep(for: .seconds(2))
    program.signal(SIGKILL)
    _ = await program.end()
    #expect(first.count == 60 && second.count == 60)
    try FileManager.default.moveItem(atPath: "\(house.directory)/keys", toPath: "\(house.place)/keys")
    try FileManager.default.removeItem(atPath: house.directory)

    let (whole, _) = try restored(house, to: "whole")
    #expect(try await ProgramHouse.booked(first + second, in: whole) == first + second)
    let (earlier, _) = try restored(house, to: "earlier", at: between)
    #expect(try await ProgramHouse.booked(first + second, in: earlier) == first)

    // One more server, one more generation; the old moment is still there.
    try FileManager.default.createDirectory(atPath: house.directory, withIntermediateDirectories: true)
    house.remove()
  }

  @Test func `a server that ends politely leaves nothing out`() async throws {
    let house = try await ProgramHouse()
    let (program, till) = try await house.serving(settings(house))
    try await untilThereIsABase(house)
    let sold = await house.sell(1...50, at: till)
    program.signal(SIGTERM)
    #expect(await program.end() == 0)
    try FileManager.default.copyItem(atPath: "\(house.directory)/keys", toPath: "\(house.place)/keys")
    let (whole, _) = try restored(house, to: "whole")
    #expect(try await ProgramHouse.booked(sold, in: whole) == Array(1...50))
    house.remove()
  }

  @Test func `a damaged or missing file of the archive is named`() async throws {
    let house = try await ProgramHouse()
    let (program, till) = try await house.serving(settings(house))
    try await untilThereIsABase(house)
    _ = await house.sell(1...20, at: till)
    program.signal(SIGTERM)
    #expect(await program.end() == 0)
    let archive = "\(house.place)/archive"
    let names = try FileManager.default.contentsOfDirectory(atPath: archive).filter { !$0.hasPrefix(".") }
    let generation = try #require(names.sorted().last)
    for (name, code) in [("frames-000001", "backup-damaged"), ("base/zegel.db", "backup-damaged")] {
      let path = "\(archive)/\(generation)/\(name)"
      let good = try Data(contentsOf: URL(fileURLWithPath: path))
      var bad = good
      bad[good.count / 2] ^= 0x40
      try bad.write(to: URL(fileURLWithPath: path))
      let output = try RunningProgram.output(
        ["restore", "--from", archive, "--to", "\(house.place)/x", "--keys", "\(house.directory)/keys"])
      #expect(output.status == 1)
      #expect(output.talk.contains("\(code)") && output.talk.contains("\(generation)/\(name)"))
      try FileManager.default.removeItem(atPath: path)
      let gone = try RunningProgram.output(
        ["restore", "--from", archive, "--to", "\(house.place)/x", "--keys", "\(house.directory)/keys"])
      #expect(gone.status == 1)
      #expect(gone.talk.contains("backup-incomplete") && gone.talk.contains("\(generation)/\(name)"))
      try good.write(to: URL(fileURLWithPath: path))
      #expect(!FileManager.default.fileExists(atPath: "\(house.place)/x/data/zegel.db"))
    }
    house.remove()
  }
}
