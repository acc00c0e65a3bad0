import ZegelDomain

/// What people can ask, take back and complain of.
extension NoticeWords {
  var rights: Notice.Section {
    Notice.Section(
      .rights, say("Wat u mag vragen", "What you may ask"),
      [
        say(
          "Vraag het via \(policy.organisation.contact). U krijgt binnen \(answerTime) antwoord, en het kost niets.",
          "Ask at \(policy.organisation.contact). You get an answer within \(answerTime), and it costs nothing.")
      ],
      points: language == .nl
        ? [
          "inzien wat wij van u hebben", "verbeteren wat niet klopt", "laten wissen", "laten stilzetten",
          "bezwaar maken; tegen reclame helpt dat altijd", "meenemen in een bestand",
        ]
        : [
          "see what we have of you", "correct what is wrong", "have it erased", "have it put on hold",
          "object; against advertising that always helps", "take it along in a file",
        ])
  }

  var withdrawal: Notice.Section {
    Notice.Section(
      .withdrawal, say("Van gedachten veranderen", "Changing your mind"),
      [
        say(
          "Wat u toestond, kunt u op elk moment intrekken, net zo makkelijk als u het gaf. Wat tot dan gebeurde, mocht.",
          "What you allowed you can withdraw at any moment, as easily as you gave it. What was done until then was allowed."
        )
      ])
  }

  var complaint: Notice.Section {
    let authority = policy.authority
    return Notice.Section(
      .complaint, say("Een klacht", "A complaint"),
      [
        say(
          "Komt u er met ons niet uit, dan kunt u klagen bij \(authority.name.nl), \(authority.website).",
          "If we cannot solve it together, you can complain to \(authority.name.en), \(authority.website).")
      ])
  }

  /// - Law: Art. 12(3) GDPR.
  private var answerTime: String {
    let months = LegalRules.number(.answerMonths, on: day)
    return months == 1 ? say("een maand", "a month") : say("\(months) maanden", "\(months) months")
  }
}
