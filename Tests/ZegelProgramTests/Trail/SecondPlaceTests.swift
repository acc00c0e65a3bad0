import Foundation
import Testing
import ZegelDesk
import ZegelDomain

@Suite(.serialized) struct `The doctor on the second place of heads` {
  private func doctor(_ house: ProgramHouse) throws -> (status: Int32, said: String) {
    let output = try RunningProgram.output(["doctor", "--house", house.directory])
    return (output.status, output.data + output.talk)
  }

  @Test func `tells how far it is behind, and a house that was rolled back`() async throws {
    let house = try await ProgramHouse()
    let heads = "\(house.place)/heads"
    try "trail:\n  head_directory: \(heads)\n".write(
      toFile: "\(house.directory)/settings.yaml", atomically: true, encoding: .utf8)
    let before = try doctor(house).said
    #expect(before.contains("second place: ") && !before.contains("leaves behind"), "\(before)")
    let earlier = "\(house.place)/earlier.db"
    let database = "\(house.directory)/data/zegel.db"
    try FileManager.default.copyItem(atPath: database, toPath: earlier)

    let (program, till) = try await house.serving()
    #expect(await house.sell(1...20, at: till).count == 20)
    for _ in 0..<200 where !FileManager.default.fileExists(atPath: "\(heads)/latest") {
      try await Task.sleep(for: .milliseconds(50))
    }
    program.signal(SIGTERM)
    #expect(await program.end() == 0)
    let after = try doctor(house).said
    #expect(after.contains(" leaves behind"), "\(after)")

    try FileManager.default.removeItem(atPath: database)
    for log in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + log) }
    try FileManager.default.copyItem(atPath: earlier, toPath: database)
    let (status, said) = try doctor(house)
    #expect(status == 3)
    #expect(said.contains("the house was rolled back"), "\(said)")
    house.remove()
  }
}
