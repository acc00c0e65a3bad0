extension PrivacyPolicy {
  func checkChannels(_ party: Party, _ path: String, _ found: inout PolicyProblems) {
    for (place, channel) in party.channels.enumerated() {
      check(channel, of: party, "\(path).channels[\(place)]", &found)
    }
    if party.carries(.members, .send), !party.carries(.stops, .send) {
      found.add(
        "\(path).channels", "Art. 7(3), 19 GDPR",
        nl: "`\(party.id)` krijgt gegevens van leden, en hoort nooit dat iets moet stoppen",
        en: "`\(party.id)` gets members' data, and is never told that something has to stop",
        doNL: "voeg een kanaal met `carries: stops` toe", doEN: "add a channel with `carries: stops`")
    }
    if party.carries(.members, .receive), !party.carries(.stops, .receive) {
      found.add(
        "\(path).channels", "Art. 7(3), 19 GDPR",
        nl: "van `\(party.id)` komen gegevens van leden, en nooit dat iets moet stoppen",
        en: "members' data comes from `\(party.id)`, and never that something has to stop",
        doNL: "voeg een kanaal met `direction: receive` en `carries: stops` toe",
        doEN: "add a channel with `direction: receive` and `carries: stops`")
    }
    if party.carries(.members, .receive), !party.carries(.stops, .send) {
      found.add(
        "\(path).channels", "Art. 5(1)(d), 17, 21 GDPR",
        nl: "`\(party.id)` hoort nooit wie hier stopt, en stuurt die dan opnieuw",
        en: "`\(party.id)` is never told who stops here, and would send them again",
        doNL: "voeg een kanaal met `direction: send` en `carries: stops` toe",
        doEN: "add a channel with `direction: send` and `carries: stops`")
    }
  }

  private func check(
    _ channel: ExchangeChannel, of party: Party, _ path: String, _ found: inout PolicyProblems
  ) {
    if !channel.content.directions.contains(channel.direction) {
      let right = channel.direction == .send ? ChannelDirection.receive : .send
      found.add(
        "\(path).direction", "Art. 5(1)(b) GDPR",
        nl: "`\(channel.content.rawValue)` gaat de andere kant op",
        en: "`\(channel.content.rawValue)` goes the other way",
        doNL: "zet `direction: \(right.rawValue)`", doEN: "set `direction: \(right.rawValue)`")
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
    if channel.content == .members, let purpose = purpose(id) { check(channel, for: purpose, path, &found) }
  }

  private func check(
    _ channel: ExchangeChannel, for purpose: Purpose, _ path: String, _ found: inout PolicyProblems
  ) {
    if channel.direction == .receive, purpose.basis == .consent {
      found.add(
        "\(path).purpose", "Art. 4(11), 7(1) GDPR",
        nl: "`\(purpose.id)` rust op toestemming, en die is aan een ander gegeven",
        en: "`\(purpose.id)` rests on consent, which was given to somebody else",
        doNL: "kies een doel met een andere grond, en vraag toestemming zelf",
        doEN: "choose a purpose on another basis, and ask for consent yourself")
    }
    if channel.direction == .send, channel.schedule != nil, !purpose.roles.contains(.system) {
      found.add(
        "\(path).schedule", "Art. 5(1)(f), 29 GDPR",
        nl: "dit kanaal gaat vanzelf, en `\(purpose.id)` mag alleen door mensen worden gedaan",
        en: "this channel goes by itself, and `\(purpose.id)` may be done by people alone",
        doNL: "zet `system` bij `who` van het doel, of haal `schedule` weg",
        doEN: "add `system` to the purpose's `who`, or remove `schedule`")
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

extension Party {
  fileprivate func carries(_ content: ChannelContent, _ direction: ChannelDirection) -> Bool {
    channels.contains { $0.content == content && $0.direction == direction }
  }
}
