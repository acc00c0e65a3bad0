import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Applying a privacy policy` {
  static let narrow = """
    zegel: privacy/1
    organisation: {name: De Korenaar, address: "Dorpsstraat 1, Ons Dorp", contact: privacy@korenaar.example}
    languages: [nl, en]
    """

  @Test func `what widens waits for a second person; what narrows needs one`() async throws {
    let shop = try await PeopleHouse()
    let versions = try await shop.desk.policyVersions()
    #expect(versions.map(\.firstBy) == [shop.owner.name])
    #expect(versions.map(\.secondBy) == [shop.officer.name])
    guard case .applied(let second) = try await shop.desk.applyPolicy(Self.narrow, by: shop.owner).outcome else {
      Issue.record("narrowing waits")
      return
    }
    #expect(second.number == 2 && second.secondBy == nil)
    await shop.remove()
  }

  @Test func `the same person twice is one person`() async throws {
    let shop = try await PeopleHouse(policy: Self.narrow)
    for _ in 0..<3 {
      guard case .waitsForSecond = try await shop.desk.applyPolicy(PeopleHouse.policy, by: shop.owner).outcome else {
        Issue.record("one person widened it")
        return
      }
    }
    #expect(try await shop.desk.policyVersions().count == 1)
    await shop.remove()
  }

  @Test func `who agreed to one file did not agree to another`() async throws {
    let shop = try await PeopleHouse(policy: Self.narrow)
    _ = try await shop.desk.applyPolicy(PeopleHouse.policy, by: shop.owner)
    let other = PeopleHouse.policy.replacing("24 months", with: "25 months")
    guard case .waitsForSecond = try await shop.desk.applyPolicy(other, by: shop.officer).outcome else {
      Issue.record("another file was applied")
      return
    }
    await shop.remove()
  }

  @Test func `only owner and privacy officer may, and the same again changes nothing`() async throws {
    let shop = try await PeopleHouse()
    await #expect(throws: Refusal(.roleNotAllowed, field: "staff")) {
      _ = try await shop.desk.applyPolicy(Self.narrow, by: shop.cashier)
    }
    await #expect(throws: Refusal(.staffKeyMissing, field: "staff")) {
      _ = try await shop.desk.applyPolicy(Self.narrow, by: .keeper)
    }
    await #expect(throws: Refusal(.policyUnchanged, field: "privacy")) {
      _ = try await shop.desk.applyPolicy(PeopleHouse.policy, by: shop.owner)
    }
    await #expect(throws: FileProblems.self) {
      _ = try await shop.desk.applyPolicy(
        PeopleHouse.policy.replacing("basis: contract", with: "basis: because"), by: shop.owner)
    }
    await shop.remove()
  }

  @Test(arguments: [
    ("24 months, after: last-activity}, needed: yes", "30 months, after: last-activity}, needed: yes", true),
    ("24 months, after: last-activity}, needed: yes", "12 months, after: last-activity}, needed: yes", false),
    ("who: [cashier, service, member]", "who: [cashier, service, member, owner]", true),
    ("who: [cashier, service, member]", "who: [cashier, member]", false),
    ("purposes: [marketing.sms]", "purposes: [marketing.sms, membership]", true),
    ("Wij mailen u aanbiedingen.", "Wij mailen u alles.", true),
    ("lookup: yes", "lookup: no", false),
    ("name: Bakkerij De Korenaar", "name: Bakkerij De Aar", false),
  ])
  func `a change is told, and whether it widens`(_ old: String, _ new: String, _ widens: Bool) async throws {
    let shop = try await PeopleHouse()
    let text = PeopleHouse.policy.replacing(old, with: new)
    let changes = try await shop.desk.policyChanges(to: text)
    #expect(changes.count == 1)
    #expect(changes.map(\.widens) == [widens])
    await shop.remove()
  }
}
