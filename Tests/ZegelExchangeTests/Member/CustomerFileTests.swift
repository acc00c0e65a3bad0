import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite struct `A customer file and its mapping` {
  private static let mapping = """
    {"values": {"Naam": {"field": "name", "purpose": "membership", "basis": "contract"}},
     "last_active": "Laatst gezien", "without_proof": "refuse"}
    """

  @Test func `tells for each row the day from which its period counts, or that it cannot`() async throws {
    let shop = try await PeopleHouse()
    let policy = try await shop.desk.currentPolicy()
    let file = try TempFile("Naam,Laatst gezien\nJo Een,2026-02-01\nJo Twee,\nJo Drie,gisteren\n")
    var rows = try MemberFile(file.path, try MemberMapping(json: Self.mapping, policy: policy))
    let page = try rows.next()
    let days = try #require(page).map { row in
      if case .member(let member) = row { member.activeOn?.description ?? "none" } else { "refused" }
    }
    #expect(days == ["2026-02-01", "none", "none"])
    await shop.remove()
  }

  @Test func `is refused without the column of that day, in the mapping or in the file`() async throws {
    let shop = try await PeopleHouse()
    let policy = try await shop.desk.currentPolicy()
    let without = Self.mapping.replacing("\"last_active\": \"Laatst gezien\",", with: "")
    #expect(throws: Refusal(.mappingInvalid, field: "last_active")) {
      _ = try MemberMapping(json: without, policy: policy)
    }
    let file = try TempFile("Naam\nJo Een\n")
    #expect(throws: Refusal(.inputMalformed, field: "columns")) {
      _ = try MemberFile(file.path, try MemberMapping(json: Self.mapping, policy: policy))
    }
    await shop.remove()
  }
}
