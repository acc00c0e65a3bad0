import ZegelDesk
import ZegelDomain

/// What goes in and out when somebody joins, is asked, or decides.
extension Schema {
  static let members: [(name: String, schema: Schema)] = [
    ("Asked", .object(who + [.optional("language", language)])),
    (
      "Questions",
      .object([
        .required("notice_version", version, "To be told back with the answers."),
        .required("notice_hash", hash, "SHA-256 of the whole notice in this language."),
        .required("language", language),
        .required("short_notice", .string(), "For the display, before anything is asked."),
        .required("age_of_consent", .integer(0...99), "Who says to be younger needs a parent or guardian."),
        .required("member", .boolean, "Whether it is for somebody who is a member already."),
        .required("questions", .array(.named("Question")), "Each is asked by itself; nothing is ticked beforehand."),
        .required("fields", .array(.named("AskedField")), "Of somebody who joins."),
      ])
    ),
    (
      "Question",
      .object([
        .required("purpose", purpose), .required("text", .string(), "In its very words."),
        .required("asked_again", .boolean, "They agreed before, under a notice that was not right."),
      ])
    ),
    (
      "AskedField",
      .object([
        .required("field", .string(example: "email")), .required("title", name), .required("type", .string()),
        .required("needed", .boolean, "Nobody joins without it."),
        .required("purposes", .array(purpose), "Kept only where one of them is there for this person."),
        .required("choices", .array(.object([.required("id", .string()), .required("title", name)]))),
      ])
    ),
    (
      "Application",
      .object([
        .required("reference", receiptNumber, "The till's own for this application; sent again it joins nobody twice."),
        .required("notice_version", version, "Of the notice that they read."), .optional("notice_hash", hash),
        .optional("language", language, "In which they read it; that of the request when left out."),
        .optional("route", route), .optional("card", .nullable(card), "One that was never used."),
        .required("values", .map(.string()), "By field."),
        .optional("answers", .map(.boolean), "By purpose: yes or no to what was shown, and nothing of what was not."),
        .optional("young", .boolean, "They said to be younger than the age of consent."),
        .optional("guardian", .boolean, "A parent or guardian decides."),
      ])
    ),
    ("Joined", .object([.required("member", memberID), .required("joined_at", instant)])),
    (
      "Decisions",
      .object(
        who + [
          .required("decisions", .map(.word(["given", "refused", "withdrawn", "objected"])), "By purpose."),
          .optional("notice_version", version, "Of the notice that they read; only an answer to a question needs it."),
          .optional("notice_hash", hash), .optional("language", language), .optional("route", route),
          .optional("young", .boolean), .optional("guardian", .boolean),
        ])
    ),
    (
      "Standings",
      .object([
        .required("member", memberID),
        .required(
          "purposes",
          .array(
            .object([
              .required("purpose", purpose), .required("decision", .string(example: "given")),
              .required("since", instant), .required("new", .boolean, "False where they stood there already."),
            ]))),
      ])
    ),
    (
      "Link",
      .object(
        who + [
          .required("new_card", card, "One that was used takes a proof of the last 30 days."),
          .optional(
            "history", .word(["hidden", "agreed"]), "`agreed` takes a staff key: somebody saw who holds the card."),
        ])
    ),
    ("Linked", .object([.required("member", memberID)])),
    ("Unlink", .object([.required("card", card)])),
    ("ProofStart", .object(who + [.required("contact", .string(example: "email"), "A field, or `email` or `phone`.")])),
    ("ProofCode", .object(who + [.required("code", .string(most: 40, example: "ABCD-2345"))])),
    ("Proof", .object([.required("field", .string(example: "email")), .required("at", instant)])),
  ]

  static let purpose = Schema.string(example: "marketing.email")
  private static let version = Schema.integer(1...Int64(Int32.max), example: 1)
  private static let hash = Schema.string(pattern: "^[0-9a-f]{64}$")
  private static let language = Schema.word(Language.allCases.map(\.rawValue))
  private static let route = Schema.word(JoinRoute.atCounter.map(\.rawValue))
  private static let memberID = Schema.string(most: 40, example: "M-0000000000000000000000000X")
  private static let who: [Property] = [
    .optional("card", card, "Either a card of theirs …"),
    .optional("member", memberID, "… or what they are called here."),
  ]
}

extension JSONValue {
  static let askedExample: JSONValue = ["card": "2990000001566", "language": "nl"]
  static let questionsExample: JSONValue = [
    "notice_version": 1, "notice_hash": .text(String(repeating: "0", count: 64)), "language": "nl",
    "short_notice": "Privacyverklaring", "age_of_consent": 16, "member": false,
    "questions": [["purpose": "marketing.email", "text": "Wij mailen u aanbiedingen.", "asked_again": false]],
    "fields": [
      [
        "field": "email", "title": "e-mailadres", "type": "email", "needed": false,
        "purposes": ["membership", "marketing.email"], "choices": [],
      ]
    ],
  ]
  static let applicationExample: JSONValue = [
    "reference": "m17", "notice_version": 1, "language": "nl", "card": "2990000001566",
    "values": ["name": "Noor van Verzonnen", "email": "noor@voorbeeld.example"],
    "answers": ["marketing.email": true],
  ]
  static let joinedExample: JSONValue = [
    "member": "M-0000000000000000000000000X", "joined_at": "2026-01-02T19:46:00Z",
  ]
  static let decisionsExample: JSONValue = ["card": "2990000001566", "decisions": ["marketing.email": "withdrawn"]]
  static let standingsExample: JSONValue = [
    "member": "M-0000000000000000000000000X",
    "purposes": [
      ["purpose": "marketing.email", "decision": "withdrawn", "since": "2026-01-02T19:46:00Z", "new": true]
    ],
  ]
  static let linkExample: JSONValue = ["card": "2990000001566", "new_card": "2990000001573"]
  static let linkedExample: JSONValue = ["member": "M-0000000000000000000000000X"]
  static let unlinkExample: JSONValue = ["card": "2990000001573"]
  static let proofStartExample: JSONValue = ["card": "2990000001566", "contact": "email"]
  static let proofCodeExample: JSONValue = ["card": "2990000001566", "code": "ABCD-2345"]
  static let proofExample: JSONValue = ["field": "email", "at": "2026-01-02T19:46:00Z"]
}
