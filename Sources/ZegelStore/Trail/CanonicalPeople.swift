import ZegelDomain

extension CanonicalBytes {
  package mutating func add(_ policy: PolicyRow, _ notices: [NoticeRow]) {
    row("p")
    int(Int64(policy.number))
    text(policy.text)
    blob(policy.hash)
    int(policy.appliedAt.milliseconds)
    text(policy.firstBy)
    text(policy.secondBy)
    for notice in notices {
      row("n")
      int(Int64(notice.version))
      text(notice.language)
      blob(notice.hash)
      text(notice.text)
      int(notice.suspendedAt?.milliseconds)
    }
  }

  /// A signed DPIA with what came of asking the authority.
  package mutating func add(_ assessment: AssessmentRow, _ consultations: [ConsultationRow]) {
    row("i")
    int(Int64(assessment.number))
    text(assessment.text)
    blob(assessment.hash)
    blob(assessment.contentHash)
    blob(assessment.policyHash)
    int(Int64(assessment.afterVersion))
    int(assessment.remainsHigh ? 1 : 0)
    text(assessment.signedBy)
    int(assessment.signedAt.milliseconds)
    for step in consultations {
      row("q")
      int(Int64(step.number))
      text(step.step)
      text(step.onDay)
      text(step.reference)
      text(step.outcome)
      text(step.recordedBy)
      int(step.recordedAt.milliseconds)
    }
  }

  /// Without the wrapped key: it is wrapped anew each week, and one that was changed opens nothing.
  package mutating func add(_ staff: StaffRow) {
    row("t")
    blob(staff.id.bytes)
    text(staff.roles)
    text(staff.stores)
    blob(staff.keyHash)
    blob(staff.nameSealed)
    int(staff.addedAt.milliseconds)
    text(staff.addedBy)
    int(staff.endedAt?.milliseconds)
  }

  /// A member with all that hangs on them, without the wrapped key.
  package mutating func add(
    _ member: MemberRow, _ values: [MemberValueRow], _ accounts: [MemberAccountRow], _ states: [ConsentStateRow],
    _ proofs: [ProofRow], _ household: (HouseholdMemberRow, HouseholdRow)? = nil, _ cards: [HouseholdCardRow] = []
  ) {
    row("m")
    blob(member.id.bytes)
    text(member.state.rawValue)
    blob(member.mergedInto?.bytes)
    int(member.isRestricted ? 1 : 0)
    blob(member.trailSealed)
    int(member.joinedAt.milliseconds)
    int(member.changedAt.milliseconds)
    for value in values {
      row("v")
      text(value.field)
      int(Int64(value.version))
      blob(value.sealed)
      int(value.givenAt.milliseconds)
      text(value.givenBy)
      text(value.reason)
    }
    for link in accounts {
      row("l")
      blob(link.account.bytes)
      int(link.linkedAt.milliseconds)
      int(link.historyFrom.milliseconds)
    }
    for state in states {
      row("s")
      text(state.purpose)
      text(state.state.decision.rawValue)
      int(state.state.since.milliseconds)
      int(Int64(state.policyVersion))
      text(state.language)
    }
    for row in proofs {
      self.row("x")
      text(row.proof.field)
      int(Int64(row.proof.version))
      text(row.proof.way.rawValue)
      int(row.proof.at.milliseconds)
      text(row.by)
    }
    if let (own, household) = household { add(own, household) }
    for card in cards {
      row("g")
      blob(card.card.bytes)
      blob(card.account.bytes)
    }
  }

  private mutating func add(_ own: HouseholdMemberRow, _ household: HouseholdRow) {
    row("h")
    blob(household.id.bytes)
    blob(household.account.bytes)
    int(household.madeAt.milliseconds)
    int(own.joinedAt.milliseconds)
    text(own.enteredBy)
    text(own.route)
    int(own.byGuardian ? 1 : 0)
    int(Int64(own.policyVersion))
    text(own.language)
    blob(own.noticeHash)
  }

  package mutating func add(_ consent: ConsentRow) {
    row("k")
    blob(consent.id)
    blob(consent.trail.bytes)
    text(consent.purpose)
    text(consent.decision.rawValue)
    text(consent.before?.rawValue)
    int(consent.at.milliseconds)
    text(consent.route)
    text(consent.actor)
    int(consent.byGuardian ? 1 : 0)
    int(Int64(consent.policyVersion))
    text(consent.language)
    blob(consent.noticeHash)
    blob(consent.textHash)
  }

  package mutating func add(_ opening: OpeningRow) {
    row("o")
    blob(opening.id)
    blob(opening.trail.bytes)
    int(opening.at.milliseconds)
    text(opening.actor)
    text(opening.store)
    text(opening.purpose)
    text(opening.fields)
    int(Int64(opening.policyVersion))
    text(opening.outcome)
  }
}
