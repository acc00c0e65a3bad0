import Foundation
import Testing
import ZegelTestKit
import ZegelDesk
import ZegelDomain

@Suite(.serialized) struct `A house on a bad disk` {
  @Test func `acknowledges nothing that the disk did not confirm, and is right again after a restart`() async throws {
    let house = try await ProgramHouse()
    let disk = try #require(try FaultyDisk(house.place))
    let (program, till) = try await house.serving(disk.environment)
    let before = await house.sell(1...10, at: till)
    #expect(before == Array(1...10))
    try disk.begin(.fsync)
    let answer = await till.sell("11", card: house.cards[0], cents: 100)
    #expect(answer?.status == 503)
    #expect(answer?.text.contains("storage-broken") == true)
    try disk.end(.fsync)
    // The disk says yes again; it is not believed.
    #expect(await till.sell("12", card: house.cards[0], cents: 100)?.status == 503)
    #expect(await till.call("identifications", "{\"card\":\"\(house.cards[1])\"}")?.status == 200)
    program.signal(SIGTERM)
    #expect(await program.end() == 0)

    let (again, next) = try await house.serving()
    #expect(await house.sell(12...20, at: next) == Array(12...20))
    #expect([200, 201].contains(await next.sell("11", card: house.cards[0], cents: 100)?.status))
    again.signal(SIGTERM)
    #expect(await again.end() == 0)
    #expect(try await ProgramHouse.booked(Array(1...20), in: house.directory) == Array(1...20))
    house.remove()
  }

  @Test func `refuses while it is full, and sells again once there is room`() async throws {
    let house = try await ProgramHouse()
    let disk = try #require(try FaultyDisk(house.place))
    let (program, till) = try await house.serving(disk.environment)
    #expect(await house.sell(1...10, at: till).count == 10)
    try disk.begin(.write)
    let answer = await till.sell("11", card: house.cards[0], cents: 100)
    #expect(answer?.status == 507)
    try disk.end(.write)
    #expect(await house.sell(11...20, at: till) == Array(11...20))
    program.signal(SIGKILL)
    _ = await program.end()
    #expect(try await ProgramHouse.booked(Array(1...20), in: house.directory) == Array(1...20))
    house.remove()
  }

  @Test func `does not open where nothing can be written, and says so`() async throws {
    let house = try await ProgramHouse()
    let disk = try #require(try FaultyDisk(house.place))
    try disk.begin(.open)
    let program = try RunningProgram(
      ["serve", "--house", house.directory, "--port", "0"], environment: disk.environment)
    #expect(await program.end() != 0)
    #expect(program.said.contains("directory-unusable"), "\(program.said)")
    #expect(program.said.contains("\(house.directory)/data"), "\(program.said)")
    try disk.end(.open)
    let (again, till) = try await house.serving(disk.environment)
    #expect(await house.sell(1...5, at: till).count == 5)
    again.signal(SIGTERM)
    #expect(await again.end() == 0)
    house.remove()
  }

  @Test func `loses nothing that was moved when the log's end is torn, and its books stay right`() async throws {
    let house = try await ProgramHouse()
    let (program, till) = try await house.serving()
    #expect(await house.sell(1...30, at: till).count == 30)
    program.signal(SIGKILL)
    _ = await program.end()
    let log = "\(house.directory)/data/zegel.db-wal"
    let file = try #require(FileHandle(forUpdatingAtPath: log))
    let size = try file.seekToEnd()
    // A torn last frame: the machine lost power while it was written.
    try file.truncate(atOffset: size - 2_000)
    try file.close()
    let booked = try #require(try await ProgramHouse.booked(Array(1...30), in: house.directory))
    #expect(booked.count >= 29 && booked == Array(1...booked.count))
    house.remove()
  }

  @Test func `finds a garbled page of sales, and says what to put back`() async throws {
    let house = try await ProgramHouse()
    let (program, till) = try await house.serving()
    #expect(await house.sell(1...200, at: till).count == 200)
    program.signal(SIGTERM)
    #expect(await program.end() == 0)
    let healthy = try RunningProgram.output(["doctor", "--house", house.directory])
    #expect(healthy.status == 0, "\(healthy.data)\(healthy.talk)")
    let database = "\(house.directory)/data/zegel.db"
    // A page that is in use: the last one of the file can be free, and then nothing is wrong with it.
    try byHand(database, "PRAGMA wal_checkpoint(TRUNCATE)")
    let page = try numberByHand(database, "SELECT rootpage FROM sqlite_schema WHERE name = 'fact'")
    let file = try #require(FileHandle(forUpdatingAtPath: database))
    try file.seek(toOffset: UInt64(page - 1) * 4_096)
    try file.write(contentsOf: Data(repeating: 0x55, count: 4_096))
    try file.close()
    let output = try RunningProgram.output(["doctor", "--house", house.directory])
    #expect(output.status != 0)
    #expect((output.data + output.talk).contains("zegel restore --from"), "\(output.data)\(output.talk)")
    house.remove()
  }

  @Test func `goes on selling while the archive has no room, and archives again once it has`() async throws {
    let house = try await ProgramHouse()
    let disk = try #require(try FaultyDisk(house.place))
    let archive = "\(house.place)/archive"
    let settings = ["ZEGEL_ARCHIVE_DIRECTORY": archive, "ZEGEL_ARCHIVE_MILLISECONDS": "100"]
    let (program, till) = try await house.serving(disk.environment.merging(settings) { $1 })
    #expect(await house.sell(1...20, at: till).count == 20)
    try await Task.sleep(for: .seconds(1))
    #expect(try generations(in: archive) == 1)
    try disk.begin(.archive)
    #expect(await house.sell(21...60, at: till) == Array(21...60))
    try await Task.sleep(for: .seconds(1))
    try disk.end(.archive)
    // A broken generation is followed by a new one after ten seconds; the polite end waits for its copy.
    try await Task.sleep(for: .seconds(11))
    #expect(try generations(in: archive) == 2)
    #expect(await house.sell(61...80, at: till) == Array(61...80))
    program.signal(SIGTERM)
    #expect(await program.end() == 0)
    try FileManager.default.copyItem(atPath: "\(house.directory)/keys", toPath: "\(house.place)/keys")
    let target = "\(house.place)/whole"
    let output = try RunningProgram.output(
      ["restore", "--from", archive, "--to", target, "--keys", "\(house.place)/keys"])
    #expect(output.status == 0, "\(output.talk)")
    #expect(try await ProgramHouse.booked(Array(1...80), in: target) == Array(1...80))
    house.remove()
  }

  /// Whole ones: begun, and with their base.
  private func generations(in archive: String) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: archive).count { name in
      name.prefix(6).allSatisfy(\.isNumber)
        && FileManager.default.fileExists(atPath: "\(archive)/\(name)/base.json")
    }
  }

  @Test func `a restore that is killed leaves no half house, and can be told again`() async throws {
    let house = try await ProgramHouse()
    let (program, till) = try await house.serving()
    #expect(await house.sell(1...100, at: till).count == 100)
    program.signal(SIGTERM)
    #expect(await program.end() == 0)
    let backups = "\(house.place)/backups"
    #expect(try RunningProgram.output(["backup", "--to", backups, "--house", house.directory]).status == 0)
    let target = "\(house.place)/target"
    let order = ["restore", "--from", backups, "--to", target, "--keys", "\(house.directory)/keys", "--replace"]
    var killed = 0
    for turn in 0..<25 {
      let restore = try RunningProgram(order)
      try await Task.sleep(for: .milliseconds(2 + turn * 6))
      restore.signal(SIGKILL)
      if await restore.end() == -SIGKILL { killed += 1 }
      // Either there is no house yet, or a whole one.
      if FileManager.default.fileExists(atPath: "\(target)/data/zegel.db") {
        #expect(try await ProgramHouse.booked(Array(1...100), in: target) == Array(1...100))
      }
    }
    #expect(killed > 0)
    let output = try RunningProgram.output(order)
    #expect(output.status == 0, "\(output.talk)")
    #expect(try await ProgramHouse.booked(Array(1...100), in: target) == Array(1...100))
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(target)/data")
    #expect(!left.contains { $0.hasPrefix(".unfinished") }, "\(left)")
    house.remove()
  }

  @Test func `names a damaged database, and the backup to put back`() async throws {
    let house = try await ProgramHouse()
    let backups = "\(house.place)/backups"
    #expect(try RunningProgram.output(["backup", "--to", backups, "--house", house.directory]).status == 0)
    try "backup:\n  directory: \(backups)\n".write(
      toFile: "\(house.directory)/settings.yaml", atomically: true, encoding: .utf8)
    let database = "\(house.directory)/data/zegel.db"
    let file = try #require(FileHandle(forUpdatingAtPath: database))
    try file.seek(toOffset: 0)
    try file.write(contentsOf: Data(repeating: 0x55, count: 8_192))
    try file.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: database))
    for command in [["doctor"], ["serve", "--port", "0"]] {
      let output = try RunningProgram.output(command + ["--house", house.directory])
      #expect(output.status != 0)
      #expect(output.talk.contains("database-damaged"))
      #expect(output.talk.contains("zegel.db"))
      #expect(output.talk.contains("zegel restore --from \(backups)/0"))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == before)
    let restored = try RunningProgram.output(
      ["restore", "--from", backups, "--to", house.directory, "--replace"])
    #expect(restored.status == 0, "\(restored.talk)")
    #expect(try RunningProgram.output(["ledger", "verify", "--house", house.directory]).status == 0)
    house.remove()
  }
}
