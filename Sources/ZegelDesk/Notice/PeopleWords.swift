import ZegelDomain

/// Who has the data: the house, who watches over it, and who else.
extension NoticeWords {
  var controller: Notice.Section {
    let house = policy.organisation
    let registration = house.registration.map { ", \($0)" } ?? ""
    return Notice.Section(
      .controller, say("Wie wij zijn", "Who we are"),
      [
        "\(house.name), \(house.address)\(registration).",
        say("U bereikt ons via \(house.contact).", "You reach us at \(house.contact)."),
      ])
  }

  var dpo: Notice.Section {
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

  var recipients: Notice.Section {
    let heading = say("Wie uw gegevens nog meer krijgt", "Who else gets your data")
    let parties = policy.parties.filter { !$0.isSourceAlone }
    if parties.isEmpty {
      return Notice.Section(.recipients, heading, [say("Niemand anders.", "Nobody else.")])
    }
    return Notice.Section(
      .recipients, heading,
      points: parties.map { party in
        let fields = party.fields.compactMap { policy.field($0)?.title[language] }.joined(separator: ", ")
        let purposes = party.purposes.compactMap { policy.purpose($0)?.text[language] }.joined(separator: " ")
        return "\(party.name) (\(role(party.role)), \(party.country)): \(fields). \(purposes)"
      })
  }

  var transfers: Notice.Section {
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
}
