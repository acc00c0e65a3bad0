/// The sentences of a notice. Short ones, addressed to the reader, without words of the law where others will do.
struct NoticeWords {
  let policy: PrivacyPolicy
  let language: Language

  var title: String {
    say("Wat \(policy.organisation.name) met uw gegevens doet", "What \(policy.organisation.name) does with your data")
  }

  func section(_ item: NoticeItem) -> Notice.Section {
    switch item {
    case .controller: controller
    case .dpo: dpo
    case .purposes: purposes
    case .interests: interests
    case .recipients: recipients
    case .transfers: transfers
    case .periods: periods
    case .rights: rights
    case .withdrawal: withdrawal
    case .complaint: complaint
    case .duty: duty
    case .automation: automation
    case .categories: categories
    case .source: source
    }
  }

  var shortSections: [Notice.Section] {
    let consents = policy.purposes.filter { $0.basis == .consent }
    var lines = [
      say(
        "Dit bewaart \(policy.organisation.name) van u, en waarvoor.",
        "This is what \(policy.organisation.name) keeps of you, and why.")
    ]
    if policy.fields.isEmpty { lines = [nothingIsKept] }
    if !consents.isEmpty {
      lines.append(
        say(
          "Wat u mag weigeren, vragen wij apart. Zegt u nee, dan spaart u gewoon mee.",
          "What you may refuse, we ask separately. If you say no, you save all the same."))
    }
    let more = say(
      "Alles staat in de volledige verklaring. Vragen: \(policy.organisation.contact).",
      "All of it is in the full notice. Questions: \(policy.organisation.contact).")
    return [
      Notice.Section(.purposes, title, lines, points: policy.purposes.map { $0.text[language] }),
      Notice.Section(.controller, say("Meer weten", "Read more"), [more]),
    ]
  }

  // MARK: Sections

  private var controller: Notice.Section {
    let house = policy.organisation
    let registration = house.registration.map { ", \($0)" } ?? ""
    return Notice.Section(
      .controller, say("Wie wij zijn", "Who we are"),
      [
        "\(house.name), \(house.address)\(registration).",
        say("U bereikt ons via \(house.contact).", "You reach us at \(house.contact)."),
      ])
  }

  private var dpo: Notice.Section {
    let heading = say("Wie op uw gegevens let", "Who watches over your data")
    guard let officer = policy.dpo else {
      return Notice.Section(
        .dpo, heading,
        [
          say(
            "Wij hebben geen functionaris gegevensbescherming. Vraag het ons zelf.",
            "We have no data protection officer. Ask us.")
        ])
    }
    return Notice.Section(
      .dpo, heading,
      [
        say(
          "Onze functionaris gegevensbescherming is \(officer.name): \(officer.contact).",
          "Our data protection officer is \(officer.name): \(officer.contact).")
      ])
  }

  private var purposes: Notice.Section {
    let heading = say("Waarvoor wij gegevens gebruiken", "What we use data for")
    if policy.purposes.isEmpty { return Notice.Section(.purposes, heading, [nothingIsKept]) }
    return Notice.Section(
      .purposes, heading, points: policy.purposes.map { "\($0.text[language]) \(reason($0.basis))" })
  }

  private var interests: Notice.Section {
    let tested = policy.purposes.filter { $0.balancingTest != nil }
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

  private var recipients: Notice.Section {
    let heading = say("Wie uw gegevens nog meer krijgt", "Who else gets your data")
    if policy.parties.isEmpty {
      return Notice.Section(.recipients, heading, [say("Niemand anders.", "Nobody else.")])
    }
    return Notice.Section(
      .recipients, heading,
      points: policy.parties.map { party in
        let fields = party.fields.compactMap { policy.field($0)?.title[language] }.joined(separator: ", ")
        let purposes = party.purposes.compactMap { policy.purpose($0)?.text[language] }.joined(separator: " ")
        return "\(party.name) (\(role(party.role)), \(party.country)): \(fields). \(purposes)"
      })
  }

  private var transfers: Notice.Section {
    let outside = policy.parties.filter { !LegalRules.area.contains($0.country) }
    let heading = say("Buiten Europa", "Outside Europe")
    if outside.isEmpty {
      return Notice.Section(
        .transfers, heading,
        [
          say(
            "Uw gegevens blijven in de Europese Economische Ruimte.", "Your data stays in the European Economic Area.")
        ])
    }
    return Notice.Section(
      .transfers, heading,
      [say("U kunt bij ons een kopie van de afspraken vragen.", "You can ask us for a copy of what was agreed.")],
      points: outside.map { "\($0.name), \($0.country): \(ground($0.transfer))." })
  }

  private var periods: Notice.Section {
    let heading = say("Hoe lang wij bewaren", "How long we keep it")
    if policy.fields.isEmpty { return Notice.Section(.periods, heading, [nothingIsKept]) }
    return Notice.Section(
      .periods, heading, points: policy.fields.map { "\($0.title[language]): \(length($0.period))." })
  }

  private var rights: Notice.Section {
    Notice.Section(
      .rights, say("Wat u mag vragen", "What you may ask"),
      [
        say(
          "Vraag het via \(policy.organisation.contact). U krijgt binnen een maand antwoord, en het kost niets.",
          "Ask at \(policy.organisation.contact). You get an answer within a month, and it costs nothing.")
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

  private var withdrawal: Notice.Section {
    Notice.Section(
      .withdrawal, say("Van gedachten veranderen", "Changing your mind"),
      [
        say(
          "Wat u toestond, kunt u op elk moment intrekken, net zo makkelijk als u het gaf. Wat tot dan gebeurde, mocht.",
          "What you allowed you can withdraw at any moment, as easily as you gave it. What was done until then was allowed."
        )
      ])
  }

  private var complaint: Notice.Section {
    let authority = policy.authority
    return Notice.Section(
      .complaint, say("Een klacht", "A complaint"),
      [
        say(
          "Komt u er met ons niet uit, dan kunt u klagen bij \(authority.name.nl), \(authority.website).",
          "If we cannot solve it together, you can complain to \(authority.name.en), \(authority.website).")
      ])
  }

  private var duty: Notice.Section {
    let heading = say("Moet u iets geven?", "Do you have to give anything?")
    let needed = policy.fields.filter(\.needed)
    if needed.isEmpty {
      return Notice.Section(
        .duty, heading,
        [say("Nee. Sparen kan ook met een kaart zonder naam.", "No. You can save with a card without a name as well.")])
    }
    return Notice.Section(
      .duty, heading,
      [
        say(
          "Zonder dit kunt u geen lid worden; met een kaart zonder naam spaart u wel.",
          "Without this you cannot become a member; with a card without a name you can save.")
      ],
      points: needed.map { $0.title[language] })
  }

  private var automation: Notice.Section {
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

  private var categories: Notice.Section {
    let heading = say("Welke gegevens", "Which data")
    if policy.fields.isEmpty { return Notice.Section(.categories, heading, [nothingIsKept]) }
    return Notice.Section(
      .categories, heading,
      points: policy.fields.map {
        $0.category.isSpecial ? "\($0.title[language]) (\(say("gevoelig", "sensitive")))" : $0.title[language]
      })
  }

  private var source: Notice.Section {
    Notice.Section(
      .source, say("Van wie wij ze hebben", "Where we have it from"),
      policy.fields.isEmpty ? [nothingIsKept] : [],
      points: FieldSource.allCases.compactMap { source in
        let titles = policy.fields.filter { $0.source == source }.map { $0.title[language] }
        return titles.isEmpty ? nil : "\(name(source)): \(titles.joined(separator: ", "))"
      })
  }

  // MARK: Words

  private var nothingIsKept: String {
    say("Wij bewaren niets van u: uw kaart heeft geen naam.", "We keep nothing of you: your card has no name.")
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

  private func role(_ role: PartyRole) -> String {
    switch role {
    case .processor: say("werkt voor ons", "works for us")
    case .subProcessor: say("werkt voor wie voor ons werkt", "works for who works for us")
    case .jointController: say("samen met ons verantwoordelijk", "responsible together with us")
    case .ownController: say("zelf verantwoordelijk", "responsible by itself")
    }
  }

  private func ground(_ ground: TransferGround?) -> String {
    switch ground {
    case .standardClauses:
      say("onder de modelcontracten van de Europese Commissie", "under the European Commission's standard clauses")
    case .bindingRules: say("onder bindende regels van het concern", "under the group's binding rules")
    case .explicitConsent: say("alleen als u daar ja op zegt", "only if you say yes to that")
    case .adequacy, nil:
      say(
        "de Europese Commissie vindt de bescherming daar goed genoeg",
        "the European Commission finds the protection there good enough")
    }
  }

  private func length(_ period: KeepingPeriod) -> String {
    let start =
      switch period.start {
      case .collection: say("nadat u het gaf", "after you gave it")
      case .purchase: say("na de aankoop", "after the purchase")
      case .lastActivity: say("nadat u uw kaart voor het laatst gebruikte", "after you last used your card")
      case .financialYear: say("na het boekjaar", "after the financial year")
      case .withdrawal: say("nadat u uw toestemming introk", "after you withdrew your consent")
      }
    let months = period.months
    return months % 12 == 0 && months > 12
      ? say("\(months / 12) jaar \(start)", "\(months / 12) years \(start)")
      : say(
        "\(months) \(months == 1 ? "maand" : "maanden") \(start)",
        "\(months) \(months == 1 ? "month" : "months") \(start)")
  }

  private func name(_ source: FieldSource) -> String {
    switch source {
    case .person: say("van u zelf", "from yourself")
    case .till: say("van de kassa", "from the till")
    case .partner: say("van een ander", "from somebody else")
    }
  }

  private func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
}
