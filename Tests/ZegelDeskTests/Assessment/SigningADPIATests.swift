import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@testable import ZegelDesk

private let narrow = `Applying a privacy policy`.narrow

/// With profiling, so that a DPIA is due.
private let profiling = PrivacyProfile.chain.text

@Suite struct `Signing a DPIA` {
  @Test func `a policy that needs one is applied after it is signed, and not before`() async throws {
    let shop = try await PeopleHouse(policy: narrow)
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await shop.desk.applyPolicy(profiling, by: shop.owner)
    }
    #expect(refusal?.code == .dpiaMissing && refusal?.message.en.contains("ap.profiling") == true)
    #expect(refusal?.remedy.en.contains("zegel privacy dpia begin") == true)
    let signed = try await shop.assess(profiling)
    #expect(signed.number == 1 && signed.afterVersion == 1 && !signed.remainsHigh)
    #expect(signed.signedBy == shop.owner.name)
    try await shop.apply(profiling)
    #expect(try await shop.desk.policyVersions().count == 2)
    await shop.remove()
  }

  @Test func `takes an owner or privacy officer, a finished file, and a new one`() async throws {
    let shop = try await PeopleHouse(policy: narrow)
    let desk = shop.desk
    let text = try filledAssessment(of: profiling, on: desk.now.lawDay)
    for (actor, code) in [(shop.cashier, Refusal.Code.roleNotAllowed), (.keeper, .staffKeyMissing)] {
      await #expect(throws: Refusal(code, field: "staff")) {
        _ = try await desk.signAssessment(text, of: profiling, by: actor)
      }
    }
    await #expect(throws: FileProblems.self) {
      let begun = try assessmentToBegin(profiling, in: .nl, on: desk.now.lawDay)
      _ = try await desk.signAssessment(begun, of: profiling, by: shop.owner)
    }
    #expect(try await desk.assessments().isEmpty)
    _ = try await desk.signAssessment(text, of: profiling, by: shop.officer)
    await #expect(throws: Refusal(.dpiaUnchanged, field: "dpia")) {
      _ = try await desk.signAssessment(text, of: profiling, by: shop.owner)
    }
    #expect(try await desk.assessment(nil).text == text)
    await #expect(throws: Refusal(.dpiaUnknown, field: "dpia")) { _ = try await desk.assessment(2) }
    await shop.remove()
  }

  @Test func `what the policy does changes: it is opened again; another phone number: it goes on`() async throws {
    let shop = try await PeopleHouse(policy: narrow)
    try await shop.assess(profiling)
    try await shop.apply(profiling)
    let contact = profiling.replacing("privacy@winkel.example", with: "help@winkel.example")
    guard case .applied = try await shop.desk.applyPolicy(contact, by: shop.owner).outcome else {
      Issue.record("another address widens nothing")
      return
    }
    let longer = contact.replacing("keep: 12 months", with: "keep: 11 months")
    try #require(longer != contact)
    await #expect(throws: Refusal(.dpiaReopened, field: "dpia")) {
      _ = try await shop.desk.applyPolicy(longer, by: shop.owner)
    }
    try await shop.assess(longer)
    try await shop.apply(longer)
    await shop.remove()
  }

  @Test func `a policy from before goes on, as long as it does the same`() async throws {
    let shop = try await PeopleHouse(policy: narrow)
    let old = profiling + "\ndpia: {signed_by: \(shop.officer.name), signed_on: 2026-03-01}\n"
    // As an older Zegel applied it, on the word of the file.
    try await shop.desk.store.write { session in
      let row = PolicyRow(
        number: 2, text: old, hash: [UInt8](repeating: 7, count: 32), appliedAt: shop.desk.now, firstBy: "S-1",
        secondBy: nil)
      try session.insert(row)
      try session.leavePolicy(row, at: shop.desk.now)
    }
    #expect(
      try await shop.desk.health().assessment.inForce
        == .missing([
          "wp248.scoring", "wp248.monitoring", "ap.financial-situation", "ap.profiling", "ap.influencing",
        ]))
    let contact = old.replacing("privacy@winkel.example", with: "help@winkel.example")
    guard case .applied = try await shop.desk.applyPolicy(contact, by: shop.owner).outcome else {
      Issue.record("the same is refused")
      return
    }
    await #expect(throws: Refusal(.dpiaMissing, field: "dpia")) {
      _ = try await shop.desk.applyPolicy(contact.replacing("keep: 12", with: "keep: 11"), by: shop.owner)
    }
    await shop.remove()
  }

  @Test func `is in the trail, and a change by hand is found`() async throws {
    let shop = try await PeopleHouse(policy: narrow)
    try await shop.assess(profiling, remaining: "high")
    _ = try await shop.desk.recordConsultation(
      .asked, of: nil, on: shop.desk.now.lawDay, reference: "z2026-1", outcome: nil, by: shop.owner)
    #expect(try await shop.desk.verifyTrail().problems == [])
    // A row that no leaf answers for.
    try await shop.desk.store.write { session in
      let row = try #require(try session.assessments().first)
      try session.insert(
        AssessmentRow(
          number: 2, text: row.text, hash: row.hash, contentHash: row.contentHash, policyHash: row.policyHash,
          afterVersion: 1, remainsHigh: false, signedBy: row.signedBy, signedAt: row.signedAt))
    }
    let found = try await shop.desk.verifyTrail().problems
    #expect(found.map(\.code) == [.rowUnknown] && found.map(\.place) == ["assessment 2"])
    if !TestEngine.isPostgres {
      for (table, set) in [
        ("privacy_assessment", "text = text || ' ' WHERE number = 1"),
        ("privacy_consultation", "on_day = '2026-01-01'"),
      ] {
        try byHand(shop.house.paths.database, "DROP TRIGGER \(table)_is_kept; UPDATE \(table) SET \(set)")
        let changed = try await shop.desk.verifyTrail().problems
        #expect(changed.contains { $0.code == .rowChanged && $0.place == "assessment 1" }, "\(table)")
      }
    }
    await shop.remove()
  }

  @Test func `what was signed is never changed or deleted`() async throws {
    let shop = try await PeopleHouse(policy: narrow)
    try await shop.assess(profiling, remaining: "high")
    _ = try await shop.desk.recordConsultation(
      .asked, of: nil, on: shop.desk.now.lawDay, reference: "z2026-1", outcome: nil, by: shop.owner)
    for table in ["privacy_assessment", "privacy_consultation"] {
      for change in ["UPDATE \(table) SET number = number", "DELETE FROM \(table)"] {
        await #expect(throws: (any Error).self) { try await shop.desk.store.write { try $0.script(change) } }
      }
    }
    #expect(try await shop.desk.assessments().count == 1)
    await shop.remove()
  }
}

@Suite struct `Asking the authority` {
  private func house() async throws -> PeopleHouse {
    let shop = try await PeopleHouse(policy: narrow)
    try await shop.assess(profiling, remaining: "high")
    return shop
  }

  @Test func `a high risk that remains waits for its answer`() async throws {
    let shop = try await house()
    let (desk, today) = (shop.desk, shop.desk.now.lawDay)
    func waits() async {
      await #expect(throws: Refusal(.consultationMissing, field: "dpia")) {
        _ = try await desk.applyPolicy(profiling, by: shop.owner)
      }
    }
    await waits()
    func record(_ step: Consultation.Step, _ outcome: Consultation.Outcome? = nil) async throws -> AssessmentVersion {
      try await desk.recordConsultation(
        step, of: 1, on: today, reference: "z2026-12345", outcome: outcome, by: shop.officer)
    }
    let asked = try await record(.asked)
    #expect(asked.consultation?.dueOn == today.adding(days: 56))
    await waits()
    let extended = try await record(.extended)
    #expect(extended.consultation?.dueOn == today.adding(days: 98))
    #expect(try await desk.health().assessment.consultation?.dueOn == today.adding(days: 98))
    _ = try await record(.answered, .mayProceed)
    try await shop.apply(profiling)
    #expect(try await desk.verifyTrail().problems == [])
    await shop.remove()
  }

  @Test func `a no is a no, until another DPIA is signed`() async throws {
    let shop = try await house()
    let today = shop.desk.now.lawDay
    for (step, outcome) in [(Consultation.Step.asked, nil), (.answered, Consultation.Outcome.mayNot)] {
      _ = try await shop.desk.recordConsultation(
        step, of: nil, on: today, reference: "z2026-1", outcome: outcome, by: shop.owner)
    }
    await #expect(throws: Refusal(.consultationRefused, field: "dpia")) {
      _ = try await shop.desk.applyPolicy(profiling, by: shop.owner)
    }
    try await shop.assess(profiling, remaining: "medium")
    try await shop.apply(profiling)
    await shop.remove()
  }

  @Test func `steps come in their order, on days that were, and by who may`() async throws {
    let shop = try await house()
    let (desk, today) = (shop.desk, shop.desk.now.lawDay)
    func refused(
      _ step: Consultation.Step, _ day: CalendarDay, _ outcome: Consultation.Outcome? = nil, by actor: Actor? = nil,
      _ refusal: Refusal = Refusal(.consultationOutOfOrder, field: "record")
    ) async {
      await #expect(throws: refusal) {
        _ = try await desk.recordConsultation(
          step, of: nil, on: day, reference: "z2026-1", outcome: outcome, by: actor ?? shop.owner)
      }
    }
    await refused(.answered, today, .mayProceed)
    await refused(.extended, today)
    await refused(.asked, today.adding(days: 1))
    await refused(.asked, today, by: shop.cashier, Refusal(.roleNotAllowed, field: "staff"))
    _ = try await desk.recordConsultation(.asked, of: nil, on: today, reference: "z1", outcome: nil, by: shop.owner)
    await refused(.asked, today)
    await refused(.answered, today)
    await refused(.answered, today.adding(days: -1), .mayProceed)
    await #expect(throws: Refusal(.textOutOfRange, field: "reference")) {
      _ = try await desk.recordConsultation(.extended, of: nil, on: today, reference: "", outcome: nil, by: shop.owner)
    }
    await shop.remove()
  }

  @Test func `nothing is asked where no high risk remains`() async throws {
    let shop = try await PeopleHouse(policy: narrow)
    try await shop.assess(profiling)
    await #expect(throws: Refusal(.consultationNotDue, field: "dpia")) {
      _ = try await shop.desk.consultationRequest(nil, of: profiling, in: .nl)
    }
    await #expect(throws: Refusal(.consultationNotDue, field: "dpia")) {
      _ = try await shop.desk.recordConsultation(
        .asked, of: nil, on: shop.desk.now.lawDay, reference: "z1", outcome: nil, by: shop.owner)
    }
    await shop.remove()
  }
}
