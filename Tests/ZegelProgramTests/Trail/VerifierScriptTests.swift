import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// The script that needs nothing of Zegel, against what Zegel wrote.
@Suite struct `The verifier of tools` {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("tools/verify-trail.py").path

  private func run(_ arguments: String...) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", Self.script] + arguments
    let said = Pipe()
    process.standardOutput = said
    process.standardError = said
    try process.run()
    let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// Three bundles of leaves, written out; the directory, the key, and the house still open.
  private func exported() async throws -> (house: TempHouse, directory: URL, key: String) {
    let house = try await TempHouse()
    try await house.cards((1...600).map { "9\(10_000 + $0)" })
    _ = try await house.desk.post(.sale("1", card: "910001", [.of(1, cents: 500)]))
    let directory = URL(fileURLWithPath: house.paths.directory).appendingPathComponent("exported")
    try await write(house, to: directory)
    return (house, directory, try await house.desk.trailVerifierKey())
  }

  private func write(_ house: TempHouse, to directory: URL) async throws {
    _ = try await house.desk.exportTrail { path, bytes in
      let file = directory.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }

  @Test func `knows the published vectors`() throws {
    let (status, said) = try run("--self-test")
    #expect(status == 0, "\(said)")
  }

  @Test func `finds a trail, its proofs and its heads right`() async throws {
    let (house, directory, key) = try await exported()
    let tiles = try run("tiles", directory.path, "--key", key)
    #expect(tiles.status == 0 && tiles.said == "603 leaves under a signed head: all is right\n", "\(tiles.said)")
    let proof = try await house.desk.proveLeaf(.event(EventID("1-1-1")))
    let file = directory.appendingPathComponent("proof")
    try proof.text.write(to: file, atomically: true, encoding: .utf8)
    let rows = Data(try #require(proof.rows)).base64EncodedString()
    let checked = try run("proof", file.path, "--key", key, "--rows", rows)
    #expect(checked.said == "leaf 602 of 603, a fact: it is under the signed head\n")
    #expect(try run("proof", file.path, "--key", key, "--rows", "AAAA").status == 3)
    let other = proof.text.replacing("index 602", with: "index 601")
    try other.write(to: file, atomically: true, encoding: .utf8)
    #expect(try run("proof", file.path, "--key", key).status == 3)
    let part = try await house.desk.proveConsistency(from: 300, to: nil)
    let lines =
      ["300 \(Data(part.firstRoot).base64EncodedString())", "603 \(Data(part.root).base64EncodedString())"]
      + part.path.map { Data($0).base64EncodedString() }
    let between = directory.appendingPathComponent("consistency")
    try lines.joined(separator: "\n").write(to: between, atomically: true, encoding: .utf8)
    #expect(try run("consistency", between.path).status == 0)
    let head = try #require(try await house.desk.trailHead()).checkpoint
    _ = try await house.desk.post(.sale("2", card: "910001", [.of(1, cents: 500)]))
    try await write(house, to: directory)
    let note = directory.appendingPathComponent("earlier")
    try head.write(to: note, atomically: true, encoding: .utf8)
    let heads = try run("heads", directory.path, note.path, "--key", key)
    #expect(heads.said == "1 heads: all of this trail\n")
    await house.remove()
  }

  @Test(
    arguments: [
      ("tile/entries/000", "leaf 0 is not what tile"), ("tile/0/001", "leaf 256 is not what tile"),
      ("tile/1/000.p/2", "tile/1/000.p/2 was changed"), ("checkpoint", "the note is not signed"),
    ])
  func `names what was changed`(path: String, said: String) async throws {
    let (house, directory, key) = try await exported()
    let file = directory.appendingPathComponent(path)
    var bytes = try Data(contentsOf: file)
    bytes[28] = bytes[28] == 0x31 ? 0x32 : 0x31
    try bytes.write(to: file)
    let found = try run("tiles", directory.path, "--key", key)
    #expect(found.status == 3 && found.said.contains(said), "\(found.said)")
    try FileManager.default.removeItem(at: file)
    #expect(try run("tiles", directory.path, "--key", key).said.contains("is missing"))
    await house.remove()
  }
}
