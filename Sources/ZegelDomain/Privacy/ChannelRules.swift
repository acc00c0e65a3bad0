extension PrivacyPolicy {
  func checkChannels(_ party: Party, _ path: String, _ found: inout PolicyProblems) {
    for (place, channel) in party.channels.enumerated() {
      check(channel, of: party, "\(path).channels[\(place)]", &found)
    }
    let sendsMembers = party.channels.contains { $0.content == .members }
    if sendsMembers && !party.channels.contains(where: { $0.content == .stops }) {
      found.add(
        "\(path).channels", "Art. 7(3), 19 GDPR",
        nl: "`\(party.id)` krijgt gegevens van leden, en hoort nooit dat iets moet stoppen",
        en: "`\(party.id)` gets members' data, and is never told that something has to stop",
        doNL: "voeg een kanaal met `carries: stops` toe", doEN: "add a channel with `carries: stops`")
    }
  }

  private func check(
    _ channel: ExchangeChannel, of party: Party, _ path: String, _ found: inout PolicyProblems
  ) {
    if channel.direction != channel.content.direction {
      found.add(
        "\(path).direction", "Art. 5(1)(b) GDPR",
        nl: "`\(channel.content.rawValue)` gaat de andere kant op",
        en: "`\(channel.content.rawValue)` goes the other way",
        doNL: "zet `direction: \(channel.content.direction.rawValue)`",
        doEN: "set `direction: \(channel.content.direction.rawValue)`")
    }
    checkPurpose(of: channel, party, path, &found)
    checkFields(of: channel, party, path, &found)
  }

  private func checkPurpose(
    of channel: ExchangeChannel, _ party: Party, _ path: String, _ found: inout PolicyProblems
  ) {
    guard let id = channel.purpose else {
      if channel.content.needsPurpose {
        found.add(
          "\(path).purpose", "Art. 5(1)(b) GDPR", nl: "dit kanaal heeft geen doel", en: "this channel has no purpose",
          doNL: "zet `purpose: …`, één van de partij", doEN: "set `purpose: …`, one of the party's")
      }
      return
    }
    if !party.purposes.contains(id) {
      found.add(
        "\(path).purpose", "Art. 5(1)(b) GDPR", nl: "`\(id)` is geen doel van `\(party.id)`",
        en: "`\(id)` is no purpose of `\(party.id)`", doNL: "kies een doel van de partij, of geef het haar",
        doEN: "choose a purpose of the party, or give it that one")
    }
  }

  private func checkFields(
    of channel: ExchangeChannel, _ party: Party, _ path: String, _ found: inout PolicyProblems
  ) {
    if channel.content.needsFields, channel.fields.isEmpty {
      found.add(
        "\(path).fields", "Art. 5(1)(c) GDPR", nl: "er staat niet welke velden", en: "it is not told which fields",
        doNL: "zet `fields: [name, …]`", doEN: "set `fields: [name, …]`")
    }
    for (place, id) in channel.fields.enumerated() {
      if !party.fields.contains(id) {
        found.add(
          "\(path).fields[\(place)]", "Art. 5(1)(c) GDPR", nl: "`\(id)` is geen veld van `\(party.id)`",
          en: "`\(id)` is no field of `\(party.id)`", doNL: "haal het veld hier weg, of geef het de partij",
          doEN: "remove the field here, or give it to the party")
      } else if let field = field(id), let purpose = channel.purpose, !field.purposes.contains(purpose) {
        found.add(
          "\(path).fields[\(place)]", "Art. 5(1)(b) GDPR", nl: "`\(id)` is niet verzameld voor `\(purpose)`",
          en: "`\(id)` was not collected for `\(purpose)`", doNL: "haal het veld hier weg, of kies een ander doel",
          doEN: "remove the field here, or choose another purpose")
      }
    }
  }
}
