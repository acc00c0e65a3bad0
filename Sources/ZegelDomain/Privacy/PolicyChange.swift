/// One thing that a policy changes after another, and whether it widens what may be done with people's data.
public struct PolicyChange: Sendable, Hashable {
  /// A new purpose, field, party or reader, a longer period: two people decide on it.
  public let widens: Bool
  /// Such as `purposes.marketing.email`.
  public let path: String
  public let text: Texts
}

extension PrivacyPolicy {
  /// What is different from `old`, part by part; nil is the empty policy.
  public func changes(since old: PrivacyPolicy?) -> [PolicyChange] {
    var list = PolicyChanges()
    compare(old?.purposes ?? [], purposes, \.id, "purposes", Texts(nl: "doel", en: "purpose"), &list) {
      $1.compare(with: $0, "purposes.\($1.id)", &$2)
    }
    compare(old?.fields ?? [], fields, \.id, "fields", Texts(nl: "veld", en: "field"), &list) {
      $1.compare(with: $0, "fields.\($1.id)", &$2)
    }
    compare(old?.parties ?? [], parties, \.id, "parties", Texts(nl: "partij", en: "party"), &list) {
      $1.compare(with: $0, "parties.\($1.id)", &$2)
    }
    compare(
      old?.controllers ?? [], controllers, \.id, "controllers", Texts(nl: "opdrachtgever", en: "controller"), &list
    ) {
      $1.compare(with: $0, "controllers.\($1.id)", &$2)
    }
    if let old {
      list.say(
        Set(languages).isStrictSubset(of: old.languages), "languages", widens: false,
        nl: "er is een taal minder", en: "there is a language less")
      list.say(
        old.organisation != organisation, "organisation", widens: false, nl: "de organisatie is anders beschreven",
        en: "the organisation is described differently")
      list.say(
        old.dpo != dpo || old.authority != authority, "dpo", widens: false,
        nl: "de functionaris of de toezichthouder is anders", en: "the officer or the authority is different")
      list.say(
        old.assessment != assessment, "dpia", widens: false, nl: "de DPIA is anders", en: "the DPIA is different")
    }
    return list.all
  }

  private func compare<Part>(
    _ old: [Part], _ new: [Part], _ id: (Part) -> String, _ path: String, _ word: Texts, _ list: inout PolicyChanges,
    _ each: (Part, Part, inout PolicyChanges) -> Void
  ) {
    for part in new {
      if let before = old.first(where: { id($0) == id(part) }) {
        each(before, part, &list)
      } else {
        list.say(
          true, "\(path).\(id(part))", widens: true,
          nl: new is [Party] || new is [ServedController] ? "nieuwe \(word.nl)" : "nieuw \(word.nl)",
          en: "a new \(word.en)")
      }
    }
    for part in old where !new.contains(where: { id($0) == id(part) }) {
      list.say(true, "\(path).\(id(part))", widens: false, nl: "\(word.nl) vervalt", en: "\(word.en) ends")
    }
  }
}

struct PolicyChanges {
  private(set) var all: [PolicyChange] = []

  mutating func say(_ isSo: Bool, _ path: String, widens: Bool, nl: String, en: String) {
    if isSo { all.append(PolicyChange(widens: widens, path: path, text: Texts(nl: nl, en: en))) }
  }

  /// More of something widens, less of it narrows.
  mutating func sets<Item: Hashable>(_ old: [Item], _ new: [Item], _ path: String, nl: String, en: String) {
    let (old, new) = (Set(old), Set(new))
    say(!new.isSubset(of: old), path, widens: true, nl: "meer \(nl)", en: "more \(en)")
    say(!old.isSubset(of: new), path, widens: false, nl: "minder \(nl)", en: "fewer \(en)")
  }
}

extension Purpose {
  fileprivate func compare(with old: Purpose, _ path: String, _ list: inout PolicyChanges) {
    list.say(old.basis != basis, "\(path).basis", widens: true, nl: "andere grondslag", en: "another legal basis")
    list.sets(old.roles, roles, "\(path).who", nl: "rollen mogen ervoor handelen", en: "roles may act for it")
    list.say(
      old.channel != channel, "\(path).channel", widens: channel != nil, nl: "ander kanaal", en: "another channel")
    list.say(
      old.toOwnCustomers != toOwnCustomers, "\(path).to", widens: !toOwnCustomers, nl: "andere ontvangers",
      en: "other addressees")
    list.say(
      old.profiling != profiling, "\(path).profiling", widens: profiling,
      nl: profiling ? "er wordt geprofileerd" : "er wordt niet meer geprofileerd",
      en: profiling ? "profiling begins" : "profiling ends")
    list.say(
      old.sharing != sharing, "\(path).sharing", widens: sharing,
      nl: sharing ? "er wordt gedeeld" : "er wordt niet meer gedeeld", en: sharing ? "sharing begins" : "sharing ends")
    // Other words can mean more than the old ones; who agreed, agreed to those.
    list.say(old.text != text, "\(path).text", widens: true, nl: "andere tekst", en: "another text")
    list.say(
      old.balancingTest != balancingTest, "\(path).balancing_test", widens: balancingTest == nil,
      nl: "andere afweging", en: "another balancing test")
  }
}

extension PersonalField {
  fileprivate func compare(with old: PersonalField, _ path: String, _ list: inout PolicyChanges) {
    list.sets(old.purposes, purposes, "\(path).purposes", nl: "doelen", en: "purposes")
    list.say(
      old.type != type || old.category != category || old.exception != exception, path, widens: true,
      nl: "andere soort gegevens", en: "another kind of data")
    let isLonger = period.months > old.period.months || period.start != old.period.start
    list.say(
      old.period != period, "\(path).period", widens: isLonger, nl: isLonger ? "langere termijn" : "kortere termijn",
      en: isLonger ? "a longer period" : "a shorter period")
    list.say(old.source != source, "\(path).from", widens: true, nl: "andere bron", en: "another source")
    list.sets(old.choices.map(\.id), choices.map(\.id), "\(path).choices", nl: "keuzes", en: "choices")
    list.say(
      old.lookup != lookup, "\(path).lookup", widens: lookup,
      nl: lookup ? "er wordt op gezocht" : "er wordt niet op gezocht",
      en: lookup ? "members are found by it" : "members are no longer found by it")
    list.say(
      old.needed != needed, "\(path).needed", widens: needed, nl: needed ? "verplicht" : "niet meer verplicht",
      en: needed ? "required" : "no longer required")
  }
}

extension Party {
  fileprivate func compare(with old: Party, _ path: String, _ list: inout PolicyChanges) {
    list.sets(old.purposes, purposes, "\(path).purposes", nl: "doelen", en: "purposes")
    list.sets(old.fields, fields, "\(path).fields", nl: "velden", en: "fields")
    list.say(
      old.country != country || old.transfer != transfer, "\(path).country", widens: true,
      nl: "ander land of andere grond", en: "another country or ground")
    list.say(
      old.role != role || old.under != under || old.name != name || old.contact != contact, path, widens: true,
      nl: "andere partij",
      en: "another party")
    list.say(
      old.contract != contract, "\(path).contract", widens: false, nl: "andere overeenkomst", en: "another contract")
    for channel in channels {
      let place = "\(path).channels.\(channel.id)"
      guard let before = old.channels.first(where: { $0.id == channel.id }) else {
        list.say(true, place, widens: true, nl: "nieuw kanaal", en: "a new channel")
        continue
      }
      channel.compare(with: before, place, &list)
    }
    for before in old.channels where !channels.contains(where: { $0.id == before.id }) {
      list.say(true, "\(path).channels.\(before.id)", widens: false, nl: "kanaal vervalt", en: "channel ends")
    }
  }
}

extension ExchangeChannel {
  fileprivate func compare(with old: ExchangeChannel, _ path: String, _ list: inout PolicyChanges) {
    list.sets(old.fields, fields, "\(path).fields", nl: "velden", en: "fields")
    list.say(
      old.direction != direction || old.content != content || old.purpose != purpose, path, widens: true,
      nl: "iets anders over dit kanaal", en: "something else by this channel")
    list.say(old.place != place, "\(path).place", widens: true, nl: "een andere plaats", en: "another place")
    list.say(
      old.keepDays != keepDays, "\(path).keep", widens: keepDays > old.keepDays,
      nl: keepDays > old.keepDays ? "een langere termijn" : "een kortere termijn",
      en: keepDays > old.keepDays ? "a longer period" : "a shorter period")
    list.say(
      old.format != format || old.compression != compression || old.schedule != schedule
        || old.receiptWithinDays != receiptWithinDays, path, widens: false, nl: "een andere vorm of tijd",
      en: "another form or time")
  }
}
