import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

/// One change by hand, and what is said of it.
struct Tampering: Sendable, CustomTestStringConvertible {
  let sql: String
  let code: TrailProblem.Code
  /// How the place that is named begins.
  let place: String

  init(_ sql: String, _ code: TrailProblem.Code, _ place: String) {
    (self.sql, self.code, self.place) = (sql, code, place)
  }

  var testDescription: String { sql }

  static let rows: [Tampering] = [
    Tampering("UPDATE fact SET answer = act WHERE event = '1-1-1'", .rowChanged, "fact 1 of A-"),
    Tampering("UPDATE fact SET act = answer WHERE event = '1-1-1'", .rowChanged, "fact 1 of A-"),
    Tampering("UPDATE fact SET recorded_at = recorded_at + 1 WHERE number = 2", .rowChanged, "fact 2 of A-"),
    Tampering("UPDATE fact SET version = 2 WHERE number = 1", .rowChanged, "fact 1 of A-"),
    Tampering("UPDATE fact SET kind = 7 WHERE number = 1", .rowChanged, "fact 1 of A-"),
    Tampering("UPDATE fact SET at = at + 1 WHERE number = 1", .rowChanged, "fact 1 of A-"),
    Tampering("UPDATE fact SET number = 3 - number WHERE number IN (1, 2)", .rowChanged, "fact 1 of A-"),
    Tampering("DELETE FROM fact WHERE number = 2", .rowMissing, "fact 2 of A-"),
    Tampering(
      "INSERT INTO fact SELECT account_id, at + 1, 'x-1', 90, kind, version, act, answer, recorded_at FROM fact LIMIT 1",
      .rowUnknown, "fact 90 of A-"),
    Tampering("UPDATE entry SET points = points + 1 WHERE number = 1", .rowChanged, "fact 1 of A-"),
    Tampering("UPDATE entry SET recorded_at = 1 WHERE number = 2", .rowChanged, "fact 2 of A-"),
    Tampering("UPDATE entry SET lot_rule = 9 WHERE number = 1", .rowChanged, "fact 1 of A-"),
    Tampering("UPDATE entry SET cause = 2 WHERE number = 1", .rowChanged, "fact 2 of A-"),
    Tampering("DELETE FROM entry WHERE number = 1", .rowChanged, "fact 1 of A-"),
    Tampering(
      "INSERT INTO entry SELECT account_id, 90, 1, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason,"
        + " version, at, recorded_at FROM entry WHERE number = 1", .rowChanged, "fact 1 of A-"),
    Tampering(
      "INSERT INTO entry SELECT account_id, 90, 77, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason,"
        + " version, at, recorded_at FROM entry WHERE number = 1", .rowUnknown, "entry 90 of A-"),
    Tampering(
      "INSERT INTO entry SELECT account_id, 90, 0, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason,"
        + " version, at, recorded_at FROM entry WHERE number = 1", .rowChanged, "entry "),
    Tampering("UPDATE entry SET points = points + 1 WHERE cause = 0", .rowChanged, "entry "),
    Tampering("DELETE FROM entry WHERE cause = 0", .rowMissing, "entry "),
    Tampering(
      "UPDATE act SET body_hash = x'00000000000000000000000000000000' WHERE event = '1-1-1'", .rowChanged,
      "fact 1 of A-"),
    Tampering("UPDATE act SET kind = 7 WHERE event = '1-1-3'", .rowChanged, "act 1-1-3"),
    Tampering("UPDATE act SET account_id = NULL, at = NULL WHERE event = '1-1-1'", .rowChanged, "fact 1 of A-"),
    Tampering("DELETE FROM act WHERE event = '1-1-2'", .rowChanged, "fact 2 of A-"),
    Tampering("DELETE FROM act WHERE event = '1-1-3'", .rowMissing, "act "),
    Tampering("DELETE FROM act WHERE event = '1-1-later'", .rowMissing, "act "),
    Tampering(
      "INSERT INTO act VALUES ('x-1', 1, NULL, 5, x'00000000000000000000000000000000')", .rowUnknown, "act x-1"),
    Tampering(
      "INSERT INTO act SELECT 'x-2', 1, account_id, 5, x'00000000000000000000000000000000' FROM account LIMIT 1",
      .rowUnknown, "act x-2"),
    Tampering("UPDATE waiting SET at = at + 1", .rowChanged, "act 1-1-4"),
    Tampering("DELETE FROM waiting", .rowChanged, "act 1-1-4"),
    Tampering(
      "INSERT INTO waiting SELECT sale_event, '1-1-1', at, act, recorded_at FROM waiting", .rowUnknown, "waiting 1-1-1"),
    Tampering("UPDATE card SET state = 'active' WHERE state = 'blocked'", .rowChanged, "card C-"),
    Tampering("UPDATE card SET last_four = '0000' WHERE state = 'blocked'", .rowChanged, "card C-"),
    Tampering("UPDATE card SET reason = 'x' WHERE state = 'blocked'", .rowChanged, "card C-"),
    Tampering("UPDATE card SET changed_at = 1 WHERE state = 'blocked'", .rowChanged, "card C-"),
    Tampering(
      "UPDATE card SET account_id = (SELECT account_id FROM fact LIMIT 1) WHERE state = 'blocked'", .rowChanged,
      "card C-"),
    Tampering("DELETE FROM card WHERE state = 'blocked'", .rowMissing, "card C-"),
    Tampering(
      "INSERT INTO card SELECT x'00000000000000000000000000000001', x'00000000000000000000000000000001', account_id,"
        + " '1', 'active', 1, 1, NULL FROM account LIMIT 1", .rowUnknown, "card C-00000000000000000000000001"),
    Tampering("UPDATE account SET opened_at = 1 WHERE fact_count > 0", .rowChanged, "card C-"),
    Tampering(
      "INSERT INTO account SELECT x'00000000000000000000000000000001', 0, 0, 0, 0, NULL, state, NULL, NULL, NULL, 1"
        + " FROM account LIMIT 1", .rowUnknown, "account A-00000000000000000000000001"),
    Tampering("DELETE FROM account WHERE fact_count = 0", .rowChanged, "card C-"),
    Tampering("UPDATE till SET revoked_at = NULL", .rowChanged, "till T-"),
    Tampering("UPDATE till SET store = '2' WHERE revoked_at IS NULL", .rowChanged, "till T-"),
    Tampering(
      "UPDATE till SET key_hash = zeroblob(32) WHERE revoked_at IS NULL", .rowChanged, "till T-"),
    Tampering("DELETE FROM till WHERE revoked_at IS NOT NULL", .rowMissing, "till T-"),
    Tampering("INSERT INTO till VALUES (zeroblob(16), '1', '2', zeroblob(32), 1, NULL)", .rowUnknown, "till T-"),
    Tampering("UPDATE programme_version SET text = text || ' ' WHERE number = 1", .rowChanged, "programme 1"),
    Tampering("UPDATE programme_version SET starts_at = 1 WHERE number = 2", .rowChanged, "programme 2"),
    Tampering("DELETE FROM programme_version WHERE number = 2", .rowMissing, "programme 2"),
    Tampering(
      "INSERT INTO programme_version SELECT 3, text, hash, starts_at + 1, 1 FROM programme_version WHERE number = 1",
      .rowUnknown, "programme 3"),
    Tampering("UPDATE house SET made_at = 1", .rowChanged, "house"),
    Tampering("UPDATE import_run SET tally = 'x'", .rowChanged, "import "),
    Tampering("DELETE FROM import_run", .rowMissing, "import "),
    Tampering("INSERT INTO import_run VALUES (zeroblob(32), 1, 1, '', 1)", .rowUnknown, "import "),
    Tampering("UPDATE trail_note SET text = 'ledger.export format=csv lines=3'", .rowChanged, "note N-"),
    Tampering("DELETE FROM trail_note", .rowMissing, "note N-"),
    Tampering("INSERT INTO trail_note VALUES (zeroblob(16), 9, 'x', 1)", .rowUnknown, "note N-"),
  ]

  private static let bend = "CAST(substr(leaves, 1, 30) || x'ff' || substr(leaves, 32) AS BLOB)"
  private static let bendTile = "CAST(substr(hashes, 1, 40) || x'ff' || substr(hashes, 42) AS BLOB)"

  static let tree: [Tampering] = [
    Tampering("UPDATE trail_bundle SET leaves = \(bend) WHERE bundle_index = 0", .leafChanged, "leaf 0"),
    Tampering("UPDATE trail_bundle SET leaves = \(bend) WHERE bundle_index = 2", .leafChanged, "leaf 512"),
    Tampering(
      "UPDATE trail_bundle SET leaves = CAST(substr(leaves, 57, 56) || substr(leaves, 1, 56) || substr(leaves, 113)"
        + " AS BLOB) WHERE bundle_index = 1", .leafChanged, "leaf 256"),
    Tampering(
      "UPDATE trail_bundle SET leaves = substr(leaves, 57) WHERE bundle_index = 1", .bundleDamaged, "bundle 1"),
    Tampering("DELETE FROM trail_bundle WHERE bundle_index = 1", .bundleMissing, "bundle 1"),
    Tampering(
      "UPDATE trail_bundle SET bundle_index = 9 WHERE bundle_index = 0; UPDATE trail_bundle SET bundle_index = 0 WHERE"
        + " bundle_index = 1; UPDATE trail_bundle SET bundle_index = 1 WHERE bundle_index = 9", .leafChanged, "leaf 0"),
    Tampering("INSERT INTO trail_bundle SELECT 3, 1, leaves FROM trail_bundle LIMIT 1", .bundleExtra, "bundle 3"),
    Tampering(
      "UPDATE trail_tile SET hashes = \(bendTile) WHERE level = 0 AND tile_index = 1", .tileChanged, "tile 0/1"),
    Tampering(
      "UPDATE trail_tile SET hashes = \(bendTile) WHERE level = 0 AND tile_index = 2", .tileChanged, "tile 0/2"),
    Tampering("UPDATE trail_tile SET hashes = \(bendTile) WHERE level = 1", .tileChanged, "tile 1/0"),
    Tampering("DELETE FROM trail_tile WHERE level = 0 AND tile_index = 0", .tileMissing, "tile 0/0"),
    Tampering("DELETE FROM trail_tile WHERE level = 1", .tileMissing, "tile 1/0"),
    Tampering("INSERT INTO trail_tile VALUES (2, 0, zeroblob(32))", .tileExtra, "tile 2/0"),
    Tampering("UPDATE trail_head SET root = zeroblob(32) WHERE number = 1", .headUnsigned, "head 1"),
    Tampering("UPDATE trail_head SET size = size - 1 WHERE number = 2", .headUnsigned, "head 2"),
    Tampering("UPDATE trail_head SET note = 'x' WHERE number = 1", .headUnsigned, "head 1"),
    Tampering("DELETE FROM trail_head WHERE number = 2", .headMissing, "head 2"),
    Tampering("DELETE FROM trail_head WHERE number = 3", .bundleExtra, "bundle 2"),
    Tampering("DELETE FROM trail_head", .headMissing, "head 1"),
    Tampering(
      "UPDATE trail_head SET note = (SELECT note FROM trail_head WHERE number = 1), size = (SELECT size FROM trail_head"
        + " WHERE number = 1), root = (SELECT root FROM trail_head WHERE number = 1) WHERE number = 3", .headUnsigned,
      "head 3"),
    // A leaf and its hash in every tile above it, as somebody would who knows how it works and has no key.
    Tampering(
      "DELETE FROM trail_bundle WHERE bundle_index = 2; DELETE FROM trail_tile WHERE level = 0 AND tile_index = 2",
      .headOfOtherLeaves, "head 2"),
  ]
}

@Suite(.enabled(if: !TestEngine.isPostgres)) struct `A change by hand` {
  @Test(arguments: Tampering.rows + Tampering.tree) func `is found and named`(_ change: Tampering) async throws {
    let traced = try await TracedHouse.open()
    let before = try await traced.desk.verifyTrail()
    #expect(before.problems == [])
    #expect(before.size > 512 && before.heads == 3)
    try traced.change(change.sql)
    let after = try await traced.desk.verifyTrail()
    #expect(
      after.problems.contains { $0.code == change.code && $0.place.hasPrefix(change.place) },
      "\(after.problems.prefix(5))")
    await traced.house.remove()
  }

  @Test func `that puts the whole house back to an earlier copy is found at the second place`() async throws {
    let traced = try await TracedHouse.open()
    let (house, place) = (traced.house, traced.house.paths.directory + "-elsewhere")
    defer { try? FileManager.default.removeItem(atPath: place) }
    try await house.desk.publishHeads(to: SecondPlace(directory: place))
    #expect(try await house.desk.verifyTrail(heads: place).problems == [])
    try traced.change("VACUUM INTO '\(house.paths.directory)/copy.db'")
    _ = try await house.desk.post(.sale("90", card: TracedHouse.card, [.of(1, cents: 500)]))
    try await house.desk.sequenceTrail()
    try await house.desk.publishHeads(to: SecondPlace(directory: place))
    await house.desk.close()
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: house.paths.database + end) }
    try FileManager.default.moveItem(atPath: house.paths.directory + "/copy.db", toPath: house.paths.database)
    let back = try await house.reopened()
    #expect(try await back.verifyTrail().problems == [])
    let found = try await back.verifyTrail(heads: place).problems
    #expect(found.map(\.code) == [.rolledBack])
    // Gone on from there, it is as large again, and of another history.
    for number in 91...94 { _ = try await back.post(.sale("\(number)", card: TracedHouse.card, [.of(1, cents: 500)])) }
    try await back.sequenceTrail()
    #expect(try await back.verifyTrail(heads: place).problems.map(\.code) == [.otherHistory])
    await #expect(throws: Fault.self) { try await back.publishHeads(to: SecondPlace(directory: place)) }
    await back.close()
    await house.remove()
  }
}
