import HTTPTypes
import Hummingbird

extension Route {
  /// Everything the API can do.
  static let all: [Route] = tills + members + trail + everybody

  private static let tills: [Route] = [
    Route(
      name: "identifyCard", method: .post, path: "/v1/identifications", summary: "What a card has", needsKey: true,
      body: Body(schema: .named("Identification"), example: .identificationExample),
      answers: [Answer(status: 200, says: "The card.", schema: .named("Card"))], handler: identifyCard,
      takesStaffKey: true),
    till(
      "quoteSale", "/v1/quotes", "What a sale would earn", "Sale", .saleExample,
      [Answer(status: 200, says: "Nothing was written.", schema: .named("Answer"))], quoteSale),
    till("commitSale", "/v1/sales", "Commit a sale", "Sale", .saleExample, Answer.act, commitSale),
    Route(
      name: "explainSale", method: .get, path: "/v1/sales/{event}", summary: "Explain an act of the till's store",
      needsKey: true, body: nil,
      answers: [Answer(status: 200, says: "As it was answered.", schema: .named("Answer"), example: .answerExample)],
      handler: explainSale),
    Route(
      name: "proveSale", method: .get, path: "/v1/sales/{event}/proof", summary: "Prove that an act is in the trail",
      needsKey: true, body: nil,
      answers: [Answer(status: 200, says: "The proof, under the newest head.", schema: .named("TrailProof"))],
      handler: proveSale),
    till("voidSale", "/v1/voids", "Void a whole sale", "Void", .voidExample, Answer.actThatMayWait, voidSale),
    till(
      "returnSale", "/v1/returns", "Take lines or an amount back", "Return", .returnExample,
      Answer.actThatMayWait, returnSale),
    till(
      "redeem", "/v1/redemptions", "Hand out a reward, or pay with points", "Redemption", .redemptionExample,
      Answer.act, redeem),
    till("undo", "/v1/undos", "Undo a redemption", "Undo", .undoExample, Answer.act, undo),
    till("hold", "/v1/holds", "Set points aside", "Hold", .holdExample, Answer.act, hold),
    till("release", "/v1/releases", "Free what a hold set aside", "Release", .releaseExample, Answer.act, release),
    Route(
      name: "upload", method: .post, path: "/v1/uploads", summary: "Take in what happened offline", needsKey: true,
      body: Body(schema: .named("Upload"), example: .uploadExample, line: .named("PosEvent")),
      answers: [
        Answer(
          status: 200, says: "A result for each event, in the same order.", schema: .named("UploadResults"),
          line: .named("UploadResult"))
      ], handler: upload),
  ]

  private static let everybody: [Route] = [
    house("health", "/health", "Whether the program answers", .named("Health"), health),
    house("ready", "/ready", "Whether the database can be read and a programme is in force", .named("Ready"), ready),
    house("metrics", "/metrics", "Numbers for a monitor", .string(), type: "text/plain", metrics),
    house("openAPI", "/openapi.json", "This document", .object([]), openAPI),
  ]

  private static func till(
    _ name: String, _ path: String, _ summary: String, _ schema: String, _ example: JSONValue, _ answers: [Answer],
    _ handler: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    Route(
      name: name, method: .post, path: path, summary: summary, needsKey: true,
      body: Body(schema: .named(schema), example: example), answers: answers, handler: handler)
  }

  private static func house(
    _ name: String, _ path: String, _ summary: String, _ schema: Schema, type: String = "application/json",
    _ handler: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    Route(
      name: name, method: .get, path: path, summary: summary, needsKey: false, body: nil,
      answers: [Answer(status: 200, says: "Fine.", type: type, schema: schema)], handler: handler)
  }
}
