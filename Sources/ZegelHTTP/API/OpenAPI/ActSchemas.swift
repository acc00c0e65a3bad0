import ZegelDesk
import ZegelDomain

/// What goes in and out when something is sold, returned or handed out.
extension Schema {
  static let acts: [(name: String, schema: Schema)] = [
    (
      "SaleLine",
      .object([
        .required("line", .integer(0...Int64(Int32.max), example: 1), "Its number on the receipt."),
        .required("qty", .number, "Pieces or litres, at most three decimals."),
        .required("amount_cents", cents, "What the shop receives, discount already off, tax included."),
        .optional("discount_cents", cents, "The shop's discount, already off the amount."),
        .optional("coupon_cents", cents, "A manufacturer's coupon handed in."),
        .optional("tax_cents", cents, "The tax inside the amount."),
        .optional("product", name), .optional("category", name), .optional("department", name),
        .optional("brand", name), .optional("kind", .word(SaleLine.Kind.allCases.map(\.rawValue))),
      ])
    ),
    (
      "Sale",
      .object(
        keys + [
          .optional("card", .nullable(card), "Without a card nothing is earned, and the key is kept."),
          .required("currency", .string(pattern: "^[A-Z]{3}$", example: "EUR")),
          .required("lines", .array(.named("SaleLine"), most: Sale.mostLines)),
          .optional("paid_with_points_cents", cents, "The part of the bill that points paid."),
        ])
    ),
    ("Void", .object(keys + [.required("refers_to", event, "The sale; it may still have to arrive.")])),
    (
      "ReturnedLine",
      .object([
        .required("line", .integer(0...Int64(Int32.max)), "As on the sale."), .required("qty", .number),
        .optional("amount_cents", .nullable(cents), "Left out, it is in proportion to the quantity."),
        .optional("discount_cents", cents), .optional("coupon_cents", cents), .optional("tax_cents", cents),
      ])
    ),
    (
      "Return",
      .object(
        keys + [
          .optional("refers_to", .nullable(event), "The sale; null without a receipt."),
          .optional("lines", .array(.named("ReturnedLine"), most: Sale.mostLines)),
          .optional("card", .nullable(card), "Without a receipt: whose points."),
          .optional("amount_cents", .integer(1...mostMinorUnits), "Without a receipt: how much came back."),
        ])
    ),
    (
      "Redemption",
      .object(
        keys + [
          .required("card", card), .optional("reward", .string(example: "brood"), "Either a reward …"),
          .optional("amount_cents", .integer(1...mostMinorUnits), "… or the part of the bill to pay."),
          .optional("hold", event, "A hold whose points it uses."), .optional("sale", event, "The sale it goes with."),
        ])
    ),
    ("Undo", .object(keys + [.required("refers_to", event, "A redemption of the till's own store.")])),
    (
      "Hold",
      .object(
        keys + [
          .required("card", card), .required("points", .integer(1...mostMinorUnits)),
          .optional("seconds", .integer(1...86_400), "900 when left out."),
        ])
    ),
    ("Release", .object(keys + [.required("refers_to", event, "A hold of the till's own store.")])),
    ("Answer", .object(answer)),
  ]

  private static let answer: [Property] = [
    .required("event", .nullable(event), "Null in a quote."), .required("at", instant),
    .required("programme_version", .integer(1...Int64(Int32.max))),
    .required("points", .nullable(.named("Balance")), "Null without a card."),
    .required("stamps", .array(.named("Stamps"))),
    .required("explanation", .array(.named("ExplainedRule")), "Every rule of that version."),
    .optional("reward", .object([.required("id", .string()), .required("title", name)])),
    .optional("paid_cents", cents), .optional("held_until", instant),
    .required("receipt", .named("Receipt"), "In both languages, so that a reprint needs no call."),
    .required("note", .nullable(.word(Answer.Note.allCases.compactMap(\.code)))),
  ]
}
