extension PrivacyPolicy {
  func check(_ purpose: Purpose, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems) {
    checkDuty(purpose, path, &found)
    if purpose.basis == .legitimateInterest && purpose.balancingTest == nil {
      found.add(
        "\(path).basis", "Art. 6(1)(f), 13(1)(d) GDPR",
        nl: "een gerechtvaardigd belang zonder de afweging", en: "a legitimate interest without its balancing test",
        doNL: "schrijf bij `balancing_test` welk belang het is en waarom het zwaarder weegt, of vraag toestemming",
        doEN: "say at `balancing_test` which interest it is and why it weighs more, or ask consent")
    }
    if purpose.profiling { checkProfiling(purpose, path, &found) }
    checkSharing(purpose, path, &found)
    checkWording(purpose, path, &found)
    if let channel = purpose.channel { checkMarketing(purpose, channel, path, day, &found) }
  }

  private func checkProfiling(_ purpose: Purpose, _ path: String, _ found: inout PolicyProblems) {
    if purpose.basis == .consent && purpose.channel != nil {
      found.add(
        "\(path).profiling", "Art. 7(2) GDPR",
        nl: "profileren en berichten zijn twee toestemmingen", en: "profiling and messages are two consents",
        doNL: "maak er twee doelen van", doEN: "make two purposes of it")
    }
    if purpose.basis != .consent && purpose.balancingTest == nil {
      found.add(
        "\(path).profiling", "Art. 6(1), 21 GDPR",
        nl: "profileren zonder eigen toestemming of een vastgelegde afweging",
        en: "profiling without a consent of its own or a recorded test",
        doNL: "zet `basis: consent`, of leg de afweging vast bij `balancing_test`",
        doEN: "set `basis: consent`, or record the test at `balancing_test`")
    }
  }

  private func checkMarketing(
    _ purpose: Purpose, _ channel: ContactChannel, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems
  ) {
    if purpose.basis == .consent { return }
    let isBalanced = purpose.basis == .legitimateInterest && purpose.toOwnCustomers
    switch channel {
    case .socialNetwork:
      found.add(
        "\(path).channel", "Art. 6(1)(a) GDPR; CNIL SAN-2025-017",
        nl: "gegevens naar een sociaal netwerk brengen zonder eigen toestemming",
        en: "data brought to a social network without a consent of its own",
        doNL: "zet `basis: consent`", doEN: "set `basis: consent`")
    case .email, .sms, .app:
      if isBalanced { return }
      found.add(
        "\(path).channel", "Art. 11.7(1) and (3) Tw",
        nl: "reclame per \(channel.rawValue) zonder toestemming",
        en: "advertising by \(channel.rawValue) without consent",
        doNL: "zet `basis: consent`; of `basis: legitimate-interest` met `to: own-customers`: alleen wie iets kocht, "
          + "eigen soortgelijke waren, afmelden in elk bericht",
        doEN:
          "set `basis: consent`; or `basis: legitimate-interest` with `to: own-customers`: buyers only, own similar "
          + "goods, an opt-out in each message")
    case .phone:
      if isBalanced && LegalRules.number(.phoneToOwnCustomers, on: day) == 1 { return }
      found.add(
        "\(path).channel", "Art. 11.7 Tw, since 1 July 2026 also for own customers",
        nl: "bellen met reclame zonder toestemming", en: "advertising by phone without consent",
        doNL: "zet `basis: consent`", doEN: "set `basis: consent`")
    case .post:
      if purpose.basis == .legitimateInterest { return }
      found.add(
        "\(path).channel", "Art. 6(1), 21(2) GDPR",
        nl: "reclame per post rust op toestemming of op een gerechtvaardigd belang",
        en: "advertising by post rests on consent or on a legitimate interest",
        doNL: "zet een van beide bij `basis`", doEN: "set one of them at `basis`")
    }
  }

  /// Who signed, where the file says so itself, as files of older Zegels do. What counts is the signed DPIA in the house.
  ///
  /// - Law: Art. 35(1) GDPR.
  func checkAssessment(_ day: CalendarDay, _ found: inout PolicyProblems) {
    if let assessment {
      if assessment.signer == nil {
        found.add(
          "dpia.signed_by", "Art. 5(1)(c), 35(1) GDPR",
          nl: "wie tekende staat er niet als personeelslid: een naam hoort niet in een beleid dat voor altijd blijft",
          en:
            "who signed is not told as somebody of the staff: a name does not belong in a policy that is kept for ever",
          doNL: "schrijf het kenmerk `S-…` van een eigenaar of FG, uit `zegel staff list`",
          doEN: "write the id `S-…` of an owner or privacy officer, from `zegel staff list`")
      }
      if assessment.signedOn > day {
        found.add(
          "dpia.signed_on", "Art. 35(1) GDPR", nl: "de DPIA is nog niet getekend: deze dag komt nog",
          en: "the DPIA is not signed yet: this day is still to come",
          doNL: "wacht tot die dag, of verbeter de datum", doEN: "wait until that day, or correct the date")
      }
    }
  }
}
