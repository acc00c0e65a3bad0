import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `The notice that a house showed` {
  @Test func `is of the newest version, of a numbered one, or of a moment`() async throws {
    let shop = try await PeopleHouse()
    let before = try await shop.desk.policyVersions()[0].appliedAt
    shop.house.move(to: "2026-03-12T12:00:00Z")
    try await shop.apply(PeopleHouse.policy.replacing("We mail you offers.", with: "We mail you every week."))
    let newest = try await shop.desk.shownNotice(of: .newest, in: .en)
    let first = try await shop.desk.shownNotice(of: .number(1), in: .en)
    let then = try await shop.desk.shownNotice(of: .asOf(before), in: .en)
    #expect(newest.version == 2 && newest.text.contains("every week"))
    #expect(first.version == 1 && first.text.contains("We mail you offers."))
    #expect(then.text == first.text && then.hash == first.hash)
    #expect(first.notice?.plainText == first.text)
    await shop.remove()
  }

  @Test func `is not there before the first, for a number that never was, or in another language`() async throws {
    let shop = try await PeopleHouse(policy: `Applying a privacy policy`.narrow.replacing("[nl, en]", with: "[nl]"))
    let early = Instant(rfc3339: "2020-01-01T00:00:00Z")!
    await #expect(throws: Refusal(.policyMissing, field: "privacy")) {
      _ = try await shop.desk.shownNotice(of: .asOf(early), in: .nl)
    }
    await #expect(throws: Refusal(.versionUnknown, field: "version")) {
      _ = try await shop.desk.shownNotice(of: .number(7), in: .nl)
    }
    await #expect(throws: Refusal(.noticeMissing, field: "language")) {
      _ = try await shop.desk.shownNotice(of: .newest, in: .en)
    }
    await shop.remove()
  }
}
