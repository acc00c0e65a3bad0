import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@testable import ZegelDesk

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

  @Test func `a DPIA is signed by an owner or privacy officer of the house, by their id`() async throws {
    let shop = try await PeopleHouse(policy: Self.narrow)
    let signed = { (by: String) in Self.narrow + "\ndpia: {signed_by: \(by), signed_on: 2026-03-01}" }
    for by in [shop.cashier.name, "S-00000000000000000000000001", "Bo Groen"] {
      do {
        _ = try await shop.desk.applyPolicy(signed(by), by: shop.owner)
        Issue.record("signed by nobody who may")
      } catch let problems as FileProblems {
        #expect(problems.all.map(\.path) == ["dpia.signed_by"])
        let words = problems.all.flatMap { [$0.message.nl, $0.message.en, $0.remedy.nl, $0.remedy.en] }.joined()
        #expect(!words.contains("Groen") && words.contains("staff list"))
      }
    }
    await #expect(throws: FileProblems.self) { _ = try await shop.desk.policyChanges(to: signed(shop.cashier.name)) }
    guard case .applied = try await shop.desk.applyPolicy(signed(shop.officer.name), by: shop.owner).outcome else {
      Issue.record("a signature widens nothing")
      return
    }
    await shop.remove()
  }

  @Test func `who signed and left signed all the same; what was signed after that was not`() async throws {
    let shop = try await PeopleHouse(policy: Self.narrow)
    let id = try #require(StaffID(shop.officer.name))
    shop.house.move(to: "2026-03-10T12:00:00Z")
    try await shop.desk.endStaff(id, by: shop.owner)
    let signed = { (on: String) in Self.narrow + "\ndpia: {signed_by: \(id), signed_on: \(on)}" }
    shop.house.move(to: "2026-03-20T12:00:00Z")
    await #expect(throws: FileProblems.self) {
      _ = try await shop.desk.applyPolicy(signed("2026-03-11"), by: shop.owner)
    }
    guard case .applied = try await shop.desk.applyPolicy(signed("2026-03-09"), by: shop.owner).outcome else {
      Issue.record("a signature widens nothing")
      return
    }
    await shop.remove()
  }

  @Test func `a policy that was applied with a name goes on as it was`() throws {
    let text = Self.narrow + "\ndpia: {signed_by: M. de Wit, signed_on: 2026-03-01}"
    let row = PolicyRow(
      number: 1, text: text, hash: [], appliedAt: Instant(milliseconds: 0), firstBy: "keeper", secondBy: nil)
    let policy = try readApplied(row)
    #expect(policy.assessment?.signedBy == "M. de Wit" && policy.assessment?.signer == nil)
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
