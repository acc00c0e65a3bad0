import ZegelDomain

extension PolicyReader {
  func field(_ field: Field) -> PersonalField? {
    let known = [
      "id", "title", "type", "choices", "category", "exception", "purposes", "period", "from", "lookup", "needed",
    ]
    guard let fields = Fields(field, known: known) else { return nil }
    let id = fields.required("id", example: "email")?.id()
    let title = fields.required("title", example: "{nl: e-mailadres, en: e-mail address}")?
      .texts(example: "e-mailadres")
    let type = fields.required("type", example: "email")?.choice(FieldType.self)
    let choices = type.map { fieldChoices(of: $0, fields) } ?? []
    let category = fields.required("category", example: "ordinary")?.choice(DataCategory.self)
    let exception = fields["exception"]?.choice(SpecialException.self)
    let purposes = fields.required("purposes", example: "[membership]")?.each(most: 30) {
      $0.dottedID(example: "membership")
    }
    let period = fields.required("period", example: "{keep: 24 months, after: last-activity}").flatMap(keepingPeriod)
    let source = fields["from"].map { $0.choice(FieldSource.self) } ?? .person
    let lookup = fields["lookup"]?.yesOrNo() ?? false
    let needed = fields["needed"]?.yesOrNo() ?? false
    guard let id, let title, let type, let category, let purposes, let period, let source else { return nil }
    return PersonalField(
      id: id, title: title, type: type, choices: choices, category: category, exception: exception,
      purposes: purposes, period: period, source: source, lookup: lookup, needed: needed)
  }

  static let mostChoices = 50

  /// What there is to choose from, for a choice; there is nothing to choose for any other type.
  private func fieldChoices(of type: FieldType, _ fields: Fields) -> [FieldChoice] {
    guard type == .choice else {
      fields["choices"]?.report(
        Texts(nl: "alleen het type `choice` heeft keuzen", en: "only the type `choice` has choices"),
        Texts(nl: "haal `choices` weg, of zet `type: choice`", en: "remove `choices`, or set `type: choice`"))
      return []
    }
    let list = fields.required("choices", example: "[{id: bread, title: {nl: brood, en: bread}}, …]")
    let choices = list?.each(most: PolicyReader.mostChoices, fieldChoice) ?? []
    if let list, list.isSingle {
      list.report(
        Texts(nl: "van één keuze valt niet te kiezen", en: "of one choice there is nothing to choose"),
        Texts(nl: "noem er ten minste twee", en: "give at least two"))
    }
    refuseRepeats(list, choices.map(\.id))
    return choices
  }

  private func fieldChoice(_ field: Field) -> FieldChoice? {
    guard let fields = Fields(field, known: ["id", "title"]) else { return nil }
    let id = fields.required("id", example: "bread")?.id()
    let title = fields.required("title", example: "{nl: brood, en: bread}")?.texts(example: "brood")
    guard let id, let title else { return nil }
    return FieldChoice(id: id, title: title)
  }

  /// A length of time and what it starts at. That a membership lasts says nothing of when it ends.
  private func keepingPeriod(_ field: Field) -> KeepingPeriod? {
    guard case .keys = field.node.content else {
      field.report(
        Texts(
          nl: "een termijn heeft een duur en een begin; “zolang het lidmaatschap duurt” is er geen (art. 5(1)(e) AVG)",
          en: "a period has a length and a start; “as long as the membership lasts” is none (Art. 5(1)(e) GDPR)"),
        Texts(
          nl: "schrijf `{keep: 24 months, after: last-activity}`", en: "write `{keep: 24 months, after: last-activity}`"
        ))
      return nil
    }
    guard let fields = Fields(field, known: ["keep", "after"]) else { return nil }
    let start = fields.required("after", example: "last-activity")?.choice(KeepingPeriod.Start.self)
    guard let length = fields.required("keep", example: "24 months"),
      let period = length.period(example: "24 months"), let start
    else { return nil }
    guard case .months(let months) = period else {
      length.report(
        Texts(nl: "een bewaartermijn telt in months of years", en: "a keeping period counts in months or years"),
        Texts(nl: "schrijf `24 months`", en: "write `24 months`"))
      return nil
    }
    return KeepingPeriod(months: months, after: start)
  }
}

extension Field {
  /// One value, in a list or without.
  fileprivate var isSingle: Bool {
    guard case .list(let items) = node.content else { return true }
    return items.count == 1
  }
}
