public import ZegelDomain

/// The register on paper, for who shows it to the authority: what the page says, without tables, so that it is read aloud
/// in the order it stands.
public enum RegisterPaper {
  public static func paper(_ register: Register, in language: Language, madeAt: Instant) -> Paper {
    let words = Words(language: language)
    let title = words.say("Register van verwerkingen", "Register of processing")
    return Paper(
      title: title, author: register.controller.name, language: language, madeAt: madeAt,
      pieces: [.title(title)] + words.house(register) + register.activities.flatMap(words.activity)
        + words.measures(register)
        + [.note("\(words.say("SHA-256 van het beleid", "SHA-256 of the policy")): \(register.policyHash)")])
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

  func measures(_ register: Register) -> [Paper.Piece] {
    [.heading(say("Beveiliging", "Security"))] + register.measures.map { .point($0) }
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

  func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
}
