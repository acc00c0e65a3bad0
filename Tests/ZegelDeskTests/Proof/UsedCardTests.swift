import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// - Source: Datatilsynet 20/03046 (Trumf): a number that anybody can type showed one member what another bought.
@Suite struct `A card that was used` {
  private func proven(_ proving: ProvingShop, _ number: Int) async throws -> MemberID {
    let id = try await proving.shop.join(number)
    try await proving.start(id)
    try await proving.confirm(id, #require(proving.mail.code))
    return id
  }

  private func history(_ proving: ProvingShop, _ id: MemberID) async throws -> [String] {
    try await proving.shop.desk.history(of: id, for: "membership", by: proving.shop.cashier, in: "w1").map {
      "\($0.kind) \($0.points)"
    }
  }

  @Test func `shows what was saved before as one number, unless its holder agrees`() async throws {
    let proving = try await ProvingShop()
    let id = try await proven(proving, 1)
    try await proving.link(id)
    #expect(try await history(proving, id) == ["carried 10"])
    _ = try await proving.shop.desk.post(
      .sale(
        "r2", card: "2900000000018", at: "2026-03-02T12:00:01Z",
        [.of(1, cents: 500, category: "brood")]))
    #expect(try await history(proving, id) == ["carried 10", "sale 5"])
    try await proving.shop.desk.unlinkCard(proving.card, from: id, by: proving.shop.cashier, in: "w1")
    try await proving.link(id, showsHistory: true)
    #expect(try await history(proving, id) == ["sale 10", "sale 5"])
    await proving.shop.remove()
  }

  @Test func `begins anew with whoever has it next, and shows them nothing of who had it before`() async throws {
    let proving = try await ProvingShop()
    let (one, next) = (try await proven(proving, 1), try await proven(proving, 2))
    try await proving.link(one)
    await #expect(throws: Refusal(.accountTaken, field: "card")) { try await proving.link(next) }
    try await proving.shop.desk.unlinkCard(proving.card, from: one, by: proving.shop.cashier, in: "w1")
    #expect(try await history(proving, one) == [])
    try await proving.link(next)
    #expect(try await history(proving, next) == ["carried 10"])
    await proving.shop.remove()
  }

  @Test func `is not shown with its history to who says so of themselves, or for a purpose that sells`() async throws {
    let proving = try await ProvingShop()
    let id = try await proven(proving, 1)
    try await proving.link(id)
    await #expect(throws: Refusal(.fieldNotForPurpose, field: "purpose")) {
      _ = try await proving.shop.desk.history(of: id, for: "marketing.email", by: proving.shop.marketer)
    }
    await proving.shop.remove()
  }

  @Test func `takes no proof while it was never used`() async throws {
    let proving = try await ProvingShop()
    try await proving.shop.house.cards(["2900000000025"])
    let id = try await proving.shop.join(1, card: "2900000000025")
    #expect(try await history(proving, id) == [])
    await proving.shop.remove()
  }
}
