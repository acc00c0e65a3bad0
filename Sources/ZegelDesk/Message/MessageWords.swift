import ZegelDomain
import ZegelStore

/// Subject and text of a message, in the member's language.
struct MessageWords: Sendable {
  let subject: String
  let text: String

  static func code(_ code: OneTimeCode, from organisation: String, _ language: Language) -> MessageWords {
    let minutes = OneTimeCode.minutes
    return switch language {
    case .nl:
      MessageWords(
        subject: "Uw code van \(organisation)",
        text: """
          Uw code van \(organisation): \(code.shown)
          Geldig: \(minutes) minuten, één keer.
          U vroeg deze code, of iemand die u helpt. Geef hem alleen aan wie u nu helpt. Vroeg u niets, dan hoeft u niets te doen.
          """)
    case .en:
      MessageWords(
        subject: "Your code from \(organisation)",
        text: """
          Your code from \(organisation): \(code.shown)
          It works for \(minutes) minutes, once.
          You asked for it, or somebody who helps you. Give it only to who helps you now. If you asked for nothing, there is nothing to do.
          """)
    }
  }

  /// The whole text as it was kept, with what it is above it.
  static func notice(_ notice: NoticeRow, from organisation: String, _ language: Language) -> MessageWords {
    switch language {
    case .nl:
      MessageWords(
        subject: "Uw gegevens bij \(organisation)",
        text: """
          U bent lid geworden bij \(organisation). Hieronder staat wat wij met uw gegevens doen (versie \(notice.version)). U hoeft niets te doen.

          \(notice.text)

          """)
    case .en:
      MessageWords(
        subject: "Your data at \(organisation)",
        text: """
          You became a member of \(organisation). Below is what we do with your data (version \(notice.version)). There is nothing you have to do.

          \(notice.text)

          """)
    }
  }

  static func link(
    _ address: String, _ about: Texts, endsAt: Instant?, from organisation: String, _ language: Language
  ) -> MessageWords {
    switch language {
    case .nl:
      MessageWords(
        subject: "\(organisation): \(about.nl)",
        text: """
          Met deze link kunt u \(about.nl):

          \(address)
          \(endsAt.map { "\nDe link werkt tot \($0.writtenLocally(in: language)).\n" } ?? "")
          Vroeg u niets, dan hoeft u niets te doen.
          """)
    case .en:
      MessageWords(
        subject: "\(organisation): \(about.en)",
        text: """
          With this link you can \(about.en):

          \(address)
          \(endsAt.map { "\nThe link works until \($0.writtenLocally(in: language)).\n" } ?? "")
          If you asked for nothing, there is nothing to do.
          """)
    }
  }
}
