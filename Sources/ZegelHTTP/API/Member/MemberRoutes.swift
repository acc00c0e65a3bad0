import HTTPTypes
import Hummingbird

extension Route {
  /// What a till does for whoever stands there: as a cashier, or as who gives their staff key.
  static let members: [Route] = [
    Route(
      name: "askAnybody", method: .get, path: "/v1/questions", summary: "What to show and ask of somebody who joins",
      needsKey: true, body: nil, answers: sheet, handler: askAnybody, asksLanguage: true),
    member(
      "askSomebody", "/v1/questions", "What somebody may be asked now", "Asked", .askedExample, sheet, askSomebody),
    member(
      "join", "/v1/members", "Make somebody a member", "Application", .applicationExample,
      [
        Answer(
          status: 200, says: "Joined before under this reference; the same answer as then.", schema: .named("Joined")),
        Answer(status: 201, says: "Joined.", schema: .named("Joined"), example: .joinedExample),
      ], join),
    member(
      "decide", "/v1/consents", "Take down what a member decides", "Decisions", .decisionsExample,
      [Answer(status: 200, says: "Where they stand now.", schema: .named("Standings"), example: .standingsExample)],
      decide),
    member(
      "linkCard", "/v1/links", "Link a card to a member", "Link", .linkExample,
      [
        Answer(status: 200, says: "It was linked to them already.", schema: .named("Linked")),
        Answer(status: 201, says: "Linked.", schema: .named("Linked"), example: .linkedExample),
      ], linkCard),
    member(
      "unlinkCard", "/v1/unlinks", "Make a card nobody's again", "Unlink", .unlinkExample,
      [Answer(status: 204, says: "It is nobody's, and goes on saving.")], unlinkCard),
    member(
      "startProof", "/v1/proofs", "Send a code to a member", "ProofStart", .proofStartExample,
      [Answer(status: 202, says: "A code is on its way; it is worth ten minutes.")], startProof),
    member(
      "confirmProof", "/v1/proofs/confirmations", "Take a code that was told back", "ProofCode", .proofCodeExample,
      [Answer(status: 200, says: "Proven.", schema: .named("Proof"), example: .proofExample)], confirmProof),
  ]

  private static let sheet = [
    Answer(status: 200, says: "The questions.", schema: .named("Questions"), example: .questionsExample)
  ]

  private static func member(
    _ name: String, _ path: String, _ summary: String, _ schema: String, _ example: JSONValue, _ answers: [Answer],
    _ handler: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    Route(
      name: name, method: .post, path: path, summary: summary, needsKey: true,
      body: Body(schema: .named(schema), example: example), answers: answers, handler: handler, takesStaffKey: true)
  }
}
