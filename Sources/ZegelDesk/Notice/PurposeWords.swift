import ZegelDomain

/// What for, and why that is allowed.
extension NoticeWords {
  var purposes: Notice.Section {
    let heading = say("Waarvoor wij gegevens gebruiken", "What we use data for")
    if policy.purposes.isEmpty { return Notice.Section(.purposes, heading, [nobodyIsKnown]) }
    return Notice.Section(
      .purposes, heading, points: policy.allPurposes.map { "\($0.text[language]) \(reason($0.basis))" })
  }

  var interests: Notice.Section {
    let tested = policy.purposes.filter { $0.basis == .legitimateInterest }
    let heading = say("Waar wij zelf belang bij hebben", "What is in our own interest")
    if tested.isEmpty {
      return Notice.Section(
        .interests, heading,
        [say("Wij beroepen ons nergens op ons eigen belang.", "We rely on no interest of our own.")])
    }
    return Notice.Section(
      .interests, heading, [say("Hiertegen mag u altijd bezwaar maken.", "You may always object to this.")],
      points: tested.compactMap { purpose in purpose.balancingTest.map { "\(purpose.text[language]) \($0[language])" } }
    )
  }

  var automation: Notice.Section {
    let profiles = policy.purposes.filter(\.profiling)
    let heading = say("Wat een computer over u bepaalt", "What a computer decides about you")
    if profiles.isEmpty {
      return Notice.Section(
        .automation, heading, [say("Niets: wij maken geen profiel van u.", "Nothing: we make no profile of you.")])
    }
    return Notice.Section(
      .automation, heading,
      [
        say(
          "Een computer kiest aanbiedingen. Hij beslist niets dat u verder raakt, en u kunt vragen waarom u iets ziet.",
          "A computer chooses offers. It decides nothing else about you, and you can ask why you see something.")
      ], points: profiles.map { $0.text[language] })
  }

  private func reason(_ basis: LegalBasis) -> String {
    switch basis {
    case .consent: say("Alleen als u ja zegt (artikel 6(1)(a) AVG).", "Only if you say yes (Article 6(1)(a) GDPR).")
    case .contract:
      say("Nodig om u te laten sparen (artikel 6(1)(b) AVG).", "Needed to let you save (Article 6(1)(b) GDPR).")
    case .legalDuty: say("De wet verplicht het (artikel 6(1)(c) AVG).", "The law orders it (Article 6(1)(c) GDPR).")
    case .vitalInterest: say("Voor iemands leven (artikel 6(1)(d) AVG).", "For somebody's life (Article 6(1)(d) GDPR).")
    case .publicTask:
      say("Voor een taak van de overheid (artikel 6(1)(e) AVG).", "For a public task (Article 6(1)(e) GDPR).")
    case .legitimateInterest:
      say(
        "Omdat wij er belang bij hebben (artikel 6(1)(f) AVG).", "Because it is in our interest (Article 6(1)(f) GDPR)."
      )
    }
  }
}
