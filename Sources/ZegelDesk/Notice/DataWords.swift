import ZegelDomain

/// Which data, from whom, for how long, and what must be given.
extension NoticeWords {
  var categories: Notice.Section {
    let heading = say("Welke gegevens", "Which data")
    if policy.fields.isEmpty { return Notice.Section(.categories, heading, [nobodyIsKnown]) }
    return Notice.Section(
      .categories, heading, [cardsAreKept],
      points: policy.fields.map {
        $0.category.isSpecial ? "\($0.title[language]) (\(say("gevoelig", "sensitive")))" : $0.title[language]
      })
  }

  var source: Notice.Section {
    Notice.Section(
      .source, say("Van wie wij ze hebben", "Where we have it from"),
      policy.fields.isEmpty
        ? [say("Van de kassa, als u uw kaart laat zien.", "From the till, when you show your card.")] : [],
      points: FieldSource.allCases.compactMap { source in
        let titles = policy.fields.filter { $0.source == source }.map { $0.title[language] }
        return titles.isEmpty ? nil : "\(name(source)): \(titles.joined(separator: ", "))"
      }
        + policy.parties.filter { !$0.givenFields.isEmpty }.map { party in
          "\(party.name): " + party.givenFields.compactMap { policy.field($0)?.title[language] }.joined(separator: ", ")
        })
  }

  var periods: Notice.Section {
    let heading = say("Hoe lang wij bewaren", "How long we keep it")
    if policy.fields.isEmpty { return Notice.Section(.periods, heading, [nobodyIsKnown]) }
    return Notice.Section(
      .periods, heading, points: policy.fields.map { "\($0.title[language]): \(length($0.period))." })
  }

  var duty: Notice.Section {
    let heading = say("Moet u iets geven?", "Do you have to give anything?")
    let needed = policy.fields.filter(\.needed)
    if needed.isEmpty {
      return Notice.Section(
        .duty, heading,
        (policy.fields.isEmpty ? [] : [price]) + [
          say("Nee. Sparen kan ook met een kaart zonder naam.", "No. You can save with a card without a name as well.")
        ])
    }
    return Notice.Section(
      .duty, heading,
      [
        price,
        say(
          "Zonder dit kunt u geen lid worden; met een kaart zonder naam spaart u wel.",
          "Without this you cannot become a member; with a card without a name you can save."),
      ],
      points: needed.map { $0.title[language] })
  }

  /// What nothing to pay means: OLG Stuttgart 6 UKl 2/25 (Lidl Plus) let a programme be called free where its notice said so.
  private var price: String {
    say(
      "U betaalt er niet voor met geld. Wij krijgen er de gegevens voor die in deze verklaring staan, en niet meer.",
      "You do not pay for it with money. What we get for it is the data in this notice, and no more.")
  }

  /// What is said where a policy has no fields: cards without a name still have points.
  var nobodyIsKnown: String {
    say(
      "Wij houden niet bij wie u bent: uw kaart heeft geen naam. ",
      "We do not keep who you are: your card has no name. ")
      + cardsAreKept
  }

  /// What the ledger keeps of a card, whatever the policy.
  private var cardsAreKept: String {
    say(
      "Per kaart bewaren wij uw punten, en wanneer, waar en voor hoeveel u spaarde.",
      "For each card we keep your points, and when, where and for how much you saved.")
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
}
