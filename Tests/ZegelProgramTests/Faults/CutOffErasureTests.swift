import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

/// Real files and a real program; the same on PostgreSQL but for where the rows are.
@Suite(.serialized) struct `A program killed while it erases a member` {
  @Test func `leaves somebody who is whole, or whom a round erases: at every step`() async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-erase-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let made = "\(place)/made"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let killer = try #require(try KillAtStep(place))
    let (gone, here, key) = try await house(made)

    var (step, finished, whole, status) = (0, 0, 0, Int32(-1))
    while status != 0 {
      step += 1
      try #require(step < 400, "it never came to its end")
      let directory = "\(place)/step"
      try FileManager.default.copyItem(atPath: made, toPath: directory)
      let program = try RunningProgram(
        ["member", "erase", "\(gone)", "--for-good", "--house", directory],
        environment: killer.environment(step).merging(["ZEGEL_STAFF_KEY": key]) { $1 })
      status = await program.end()
      #expect(status == 0 || status == -SIGKILL, "step \(step): \(program.said)")

      let desk = try await Desk.open(HousePaths(directory))
      let list = (try? String(contentsOfFile: "\(directory)/erasures/list", encoding: .utf8)) ?? ""
      finished += try await desk.finishErasures()
      let isErased = try await desk.store.read { try $0.member(gone)?.state == .erased }
      #expect(isErased == list.contains("\(gone)"), "step \(step)")
      #expect(try await desk.store.read { try $0.values(of: gone).isEmpty } == isErased, "step \(step)")
      if !isErased { whole += 1 }
      #expect(try await desk.store.read { try !$0.values(of: here).isEmpty })
      _ = try await desk.sequenceTrail()
      #expect(try await desk.verifyTrail().problems.map(\.place) == [], "step \(step)")
      await desk.close()
      try FileManager.default.removeItem(atPath: directory)
    }
    #expect(finished > 0 && whole > 0, "\(step) steps, \(finished) finished, \(whole) before it began")
  }

  private func house(_ directory: String) async throws -> (gone: MemberID, here: MemberID, key: String) {
    let desk = try await Desk.make(HousePaths(directory))
    let first = try await desk.addStaff(name: "Ada Zwart", roles: [.owner, .service], stores: [], by: .keeper)
    let owner = try await desk.actor(withKey: first.key)
    let second = try await desk.addStaff(name: "Bo Groen", roles: [.privacyOfficer], stores: [], by: owner)
    let officer = try await desk.actor(withKey: second.key)
    for actor in [owner, officer] { _ = try await desk.applyPolicy(PeopleHouse.policy, by: actor) }
    func join(_ name: String, _ email: String) async throws -> MemberID {
      let values = ["name": name, "email": email]
      return try await desk.joinMember(MemberApplication(values: values, route: .till, language: .nl), by: owner)
    }
    let gone = try await join("Lid van a", "a@voorbeeld.example")
    let here = try await join("Lid van b", "b@voorbeeld.example")
    _ = try await desk.sequenceTrail()
    await desk.close()
    return (gone, here, second.key)
  }
}
