public import ZegelDomain

/// The register on paper, for who shows it to the authority: what the page says, without tables, so that it is read aloud
/// in the order it stands.
public enum RegisterPaper {
  public static func paper(_ register: Register, in language: Language, madeAt: Instant) -> Paper {
    let words = Words(language: language)
    let title = RegisterHeading.title[language]
    return Paper(
      title: title, author: register.controller.name, language: language, madeAt: madeAt,
      pieces: [.title(title)] + words.house(register) + register.activities.flatMap(words.activity)
        + words.records(register) + words.openings(register) + words.channels(register) + words.measures(register)
        + [
          .note("\(RegisterHeading.policyHash[language]): \(register.policyHash)"),
          .note("\(RegisterHeading.schemaHash[language]): \(register.schemaHash)"),
        ])
  }
}

private struct Words {
  let language: Language

  func house(_ register: Register) -> [Paper.Piece] {
    let house = register.controller
    let whole = [house.name, house.address, house.contact, house.registration].compactMap { $0 }.joined(separator: ", ")
    return [.text("\(say("Verwerkingsverantwoordelijke", "Controller")): \(whole)")]
      + register.jointControllers.map {
        .text("\(say("Samen met", "Together with")): \($0.name), \($0.contact), \($0.country)")
      }
      + (register.dpo.map {
        [.text("\(say("Functionaris gegevensbescherming", "Data protection officer")): \($0.name), \($0.contact)")]
      } ?? [])
  }

  func activity(_ activity: Register.Activity) -> [Paper.Piece] {
    let basis = "\(activity.basis.title[language]), \(say("artikel", "Article")) \(activity.basis.article)"
    return [
      .heading(activity.purpose), .text(activity.text),
      .text("\(say("Grondslag", "Basis")): \(basis) \(say("AVG", "GDPR"))"),
      .text("\(say("Van wie", "Whose")): \(activity.people)"),
    ] + activity.fields.map { .point(text(of: $0)) } + activity.recipients.map { .point(text(of: $0)) }
  }

  func records(_ register: Register) -> [Paper.Piece] {
    [.heading(RegisterHeading.records[language])]
      + register.records.map {
        let basis = "\($0.basis.title[language]), \($0.basis.article)"
        return .point("\($0.title): \([$0.data, $0.purpose, $0.people, basis, $0.kept].joined(separator: "; "))")
      }
  }

  func openings(_ register: Register) -> [Paper.Piece] {
    [.heading(RegisterHeading.openings[language])]
      + register.openings.map {
        .point($0.purposes.isEmpty ? $0.text : "\($0.text): \($0.purposes.joined(separator: ", "))")
      }
  }

  /// Nothing where nothing goes or comes.
  func channels(_ register: Register) -> [Paper.Piece] {
    if register.channels.isEmpty { return [] }
    return [.heading(RegisterHeading.channels[language])]
      + register.channels.map { .point(text(of: $0)) } + [.text(Register.Channel.sealText[language])]
  }

  func measures(_ register: Register) -> [Paper.Piece] {
    [.heading(RegisterHeading.security[language])] + register.measures.map { .point($0) }
  }

  private func text(of kept: Register.Kept) -> String {
    "\(say("Gegeven", "Data")): \(kept.title), \(kept.category.title[language]), \(kept.period.months) "
      + "\(say("maanden na", "months after")) \(kept.period.start.title[language])"
  }

  private func text(of recipient: Register.Recipient) -> String {
    let parts: [String?] = [
      recipient.name, recipient.role.title[language], recipient.country, recipient.ground?.title[language],
      recipient.contractSignedOn.map { "\(say("overeenkomst", "contract")) \($0)" },
      recipient.fields.joined(separator: ", "),
    ]
    return "\(say("Ontvanger", "Recipient")): \(parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", "))"
  }

  private func text(of channel: Register.Channel) -> String {
    let parts: [String] = [
      channel.direction.text[language], channel.content.text[language], channel.purpose ?? "",
      channel.fields.joined(separator: ", "), channel.placeText[language],
      "\(channel.keepDays) \(say("dagen bewaard", "days kept"))",
    ]
    return "\(channel.id): \(channel.party), \(parts.filter { !$0.isEmpty }.joined(separator: ", "))"
  }

  func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
}
