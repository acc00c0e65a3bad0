import ZegelDesk
import ZegelDomain

/// Shapes that many bodies share.
extension Schema {
  static let cents = Schema.integer(-mostMinorUnits...mostMinorUnits, example: 1400)
  static let points = Schema.integer(example: 14)
  static let instant = Schema.string(format: "date-time", example: "2026-01-02T20:46:00+01:00")
  static let event = Schema.string(pattern: "^[A-Za-z0-9._:-]+$", most: EventID.mostBytes, example: "367-3-1001")
  static let receiptNumber = Schema.string(pattern: "^[A-Za-z0-9._:-]+$", most: 100, example: "1001")
  static let card = Schema.string(most: 80, example: "2990000001566")
  static let name = Schema.string(most: 200)

  /// Who may use which key for an act.
  static let keys: [Property] = [
    .optional("receipt", receiptNumber, "The receipt's number; the act's key is STORE-TILL-RECEIPT."),
    .optional("event", event, "The whole key, instead of `receipt`; it begins with the till's store."),
    .optional("till", .string(most: 20, example: "3"), "Only where one key serves several tills."),
    .required("timestamp", instant, "When it happened, with its offset."),
  ]

  static let shared: [(name: String, schema: Schema)] = [
    (
      "Balance",
      .object([
        .required("change", points, "What this act added, or took away."),
        .required("available", points, "What can be spent now; below zero after a return of what was spent."),
        .required("pending", points, "What will be free later."),
      ])
    ),
    (
      "Stamps",
      .object([
        .required("card", .string(example: "koffie"), "The stamp card's id."), .required("name", name),
        .required("change", points), .required("available", points), .required("pending", points),
      ])
    ),
    (
      "ExplainedRule",
      .object([
        .required("rule", .string(example: "euro")), .required("title", name),
        .required("unit", .string(example: "points"), "`points`, or a stamp card's id."),
        .required("points", points),
        .required("reason", .word(RuleOutcome.Reason.allCases.map(\.code))),
        .required("reason_text", .string()),
      ])
    ),
    (
      "Receipt",
      .object([
        .required("nl", .array(.string(most: Posted.receiptWidth))),
        .required("en", .array(.string(most: Posted.receiptWidth))),
      ])
    ),
    (
      "Problem",
      .object([
        .required("type", .string(format: "uri-reference", example: "urn:zegel:refusal:card-unknown")),
        .required("title", .string()), .required("status", .integer(400...599)), .required("detail", .string()),
        .required("code", .word(Refusal.Code.allCases.map(\.rawValue) + ["fault"]), "Stable; see docs/refusals.md."),
        .required("field", .nullable(.string(example: "lines[3].qty")), "Where in the input."),
        .required("remedy", .string(), "What to do now."),
        .required("retry", .boolean, "Whether the very same request can succeed later."),
        .optional("incident", .string(), "Of a fault: the number it is logged under."),
      ])
    ),
  ]
}
