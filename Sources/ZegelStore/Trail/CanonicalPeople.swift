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
    _ member: MemberRow, _ values: [MemberValueRow], _ accounts: [MemberAccountRow], _ states: [ConsentStateRow]
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
