import ZegelDesk

/// What goes in and out when a card is looked up or a till catches up.
extension Schema {
  static let cards: [(name: String, schema: Schema)] = [
    (
      "Identification",
      .object([
        .required("card", card),
        .optional("purpose", purpose, "To see values of whose card it is; on record before they are seen."),
        .optional(
          "fields", .array(.string(example: "name"), most: Desk.mostFieldsAsked), "Which ones, with a purpose."),
      ])
    ),
    (
      "Card",
      .object([
        .required("card", .string(example: "C-0000000000000000000000000X"), "Its id; never its number."),
        .required("last_four", .string(most: 4)), .required("state", .word(["active", "blocked", "replaced"])),
        .required("points", .nullable(.named("Balance"))), .required("stamps", .array(.named("Stamps"))),
        .required("held", points, "Set aside by holds."),
        .required("worth_cents", .nullable(cents), "What a bill can be paid with; null where that is not offered."),
        .required("rewards", .array(.named("Reward"))),
        .required("expiring", .nullable(.object([.required("points", points), .required("at", instant)]))),
        .required("member", .boolean, "Whether it is somebody's; not whose."),
        .optional("values", .map(.string()), "Those asked for a purpose, as far as they are there."),
      ])
    ),
    (
      "Reward",
      .object([
        .required("id", .string(example: "brood")), .required("title", name), .required("cost", points),
        .required("unit", .string(example: "points")), .required("within_reach", .boolean),
      ])
    ),
  ]

  static let uploads: [(name: String, schema: Schema)] = [
    (
      "PosEvent",
      .object([
        .optional("schema", .constant("pos-1")), .required("type", .word(["sale", "return", "void"])),
        .required("event", event), .optional("store", .string(most: 20)), .optional("till", .string(most: 20)),
        .optional("refers_to", .nullable(event)), .required("timestamp", instant), .optional("currency", .string()),
        .optional("card", .nullable(card)), .optional("lines", .array(.named("SaleLine"), most: 10_000)),
        .optional("amount_cents", cents), .optional("paid_with_points_cents", cents),
      ])
    ),
    ("Upload", .object([.required("events", .array(.named("PosEvent"), most: Upload.mostEventsAtOnce))])),
    (
      "UploadResult",
      .object([
        .required("line", .integer(1...Int64(Upload.mostEvents) + 1), "Its place in the upload, from 1."),
        .required("event", .nullable(event)), .required("status", .integer(200...599)),
        .optional("points", .nullable(.named("Balance"))), .optional("stamps", .array(.named("Stamps"))),
        .optional("note", .nullable(.string())), .optional("problem", .named("Problem")),
      ])
    ),
    ("UploadResults", .object([.required("results", .array(.named("UploadResult")))])),
    (
      "Ready",
      .object([.required("status", .constant("ok")), .required("programme_version", .integer(1...Int64(Int32.max)))])
    ),
    ("Health", .object([.required("status", .constant("ok"))])),
  ]
}
