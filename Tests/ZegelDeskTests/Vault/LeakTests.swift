import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

/// Values that stand nowhere else, in every form that they could leak in, looked for in every file of the house. What the
/// running program leaves, and PostgreSQL, is looked through in `ZegelProgramTests/Leak`.
@Suite(.enabled(if: !TestEngine.isPostgres)) struct `Nothing leaks` {
  @Test func `no value of any member is in the database, its log, a backup, the archive's place or a temporary file`()
    async throws
  {
    let shop = try await PeopleHouse()
    let before = LeakSearch.temporaryFiles()
    for number in 0..<300 { _ = try await shop.join(Canary(number)) }
    let id = try await shop.join(Canary(300))
    try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { #expect($1.text("name") != nil) }
    try await shop.desk.changeValue("name", of: id, to: Canary(301).name, reason: .corrected, by: shop.cashier)
    try await shop.desk.eraseMember(id, by: shop.officer)
    _ = try await shop.desk.backUp(to: BackupSet("\(shop.house.paths.directory)/backups"))
    _ = try await shop.desk.sequenceTrail()
    let files = LeakSearch.files(under: shop.house.paths.directory)
    #expect(files.contains { $0.hasSuffix("zegel.db") } && files.contains { $0.contains("backups") })
    #expect(try LeakSearch().look(in: files).leaks == [])
    let new = LeakSearch.temporaryFiles().subtracting(before).flatMap { LeakSearch.files(under: $0) }
    #expect(try LeakSearch().look(in: new, mayVanish: true).leaks == [])
    await shop.remove()
  }

  @Test func `a value that the program itself had written down would be found, in the database and in a backup`()
    async throws
  {
    let shop = try await PeopleHouse()
    try await shop.desk.leaveNote(.administration, "joined \(Canary(1).email)")
    _ = try await shop.desk.backUp(to: BackupSet("\(shop.house.paths.directory)/backups"))
    let leaks = try LeakSearch().look(in: LeakSearch.files(under: shop.house.paths.directory)).leaks
    for place in ["zegel.db", "/backups/"] {
      #expect(leaks.contains { $0.contains(place) && $0.hasSuffix("qzvmail UTF-8") }, "\(place)")
    }
    await shop.remove()
  }
}

extension PeopleHouse {
  fileprivate func join(_ canary: Canary) async throws -> MemberID {
    try await desk.joinMember(
      MemberApplication(values: canary.values, consents: Canary.consents, route: .till, language: .nl), by: cashier)
  }
}
