import ZegelDomain

/// The sentences of a notice. Short ones, addressed to the reader, without words of the law where others will do.
struct NoticeWords {
  let policy: PrivacyPolicy
  let language: Language
  let day: CalendarDay

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
    if policy.fields.isEmpty { lines = [nobodyIsKnown] }
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

  func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
}
