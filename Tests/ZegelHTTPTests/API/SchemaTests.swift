import Foundation
import HummingbirdTesting
import NIOCore
import Testing

@testable import ZegelHTTP

@Suite struct `What is said is what the document says` {
  @Test func `every example and every real answer fits its schema`() async throws {
    try await Shop.open { shop in
      var pairs = Route.all.compactMap { route in route.body.map { (route.body!.schema, text(of: $0.example)) } }
      pairs += Route.all.flatMap(\.answers).compactMap { answer in
        guard let schema = answer.schema, let example = answer.example else { return nil }
        return (schema, text(of: example))
      }
      pairs.append((.named("Problem"), text(of: .problemExample)))
      pairs += try await realAnswers(shop)
      let said = try validated(pairs)
      #expect(said == "\(pairs.count) fit\n" || said == nil, "\(said ?? "")")
    }
  }

  private func realAnswers(_ shop: Shop) async throws -> [(Schema, String)] {
    let at = #""timestamp":"2026-03-02T11:00:00Z""#
    let card = #""card":"\#(Shop.card)""#
    func answer(_ schema: String, _ path: String, _ body: String) async throws -> (Schema, String) {
      (.named(schema), try await shop.post(path, body).text)
    }
    return [
      try await answer("Answer", "/v1/sales", sale("1", cents: 9000, category: "koffie")),
      try await answer("Answer", "/v1/sales", sale("2", card: nil)),
      try await answer("Answer", "/v1/quotes", sale("3")),
      try await answer("Card", "/v1/identifications", "{\(card)}"),
      try await answer("Answer", "/v1/redemptions", #"{"receipt":"4",\#(at),\#(card),"reward":"brood"}"#),
      try await answer("Answer", "/v1/undos", #"{"receipt":"5",\#(at),"refers_to":"1-1-4"}"#),
      try await answer("Answer", "/v1/redemptions", #"{"receipt":"6",\#(at),\#(card),"amount_cents":20}"#),
      try await answer("Answer", "/v1/holds", #"{"receipt":"7",\#(at),\#(card),"points":5}"#),
      try await answer("Answer", "/v1/releases", #"{"receipt":"8",\#(at),"refers_to":"1-1-7"}"#),
      try await answer("Answer", "/v1/voids", #"{"receipt":"9",\#(at),"refers_to":"1-1-1"}"#),
      try await answer("Answer", "/v1/voids", #"{"receipt":"10",\#(at),"refers_to":"1-1-later"}"#),
      try await answer("UploadResults", "/v1/uploads", #"{"events":[\#(event("11")),{}]}"#),
      try await answer("Problem", "/v1/sales", "{}"),
      (.named("Health"), try await shop.get("/health").text), (.named("Ready"), try await shop.get("/ready").text),
    ]
  }

  private func text(of json: JSONValue) -> String {
    var text = JSONText()
    text.value(json)
    return String(buffer: text.buffer)
  }

  /// Nil where the validator is not installed.
  private func validated(_ pairs: [(Schema, String)]) throws -> String? {
    let cases = pairs.map { #"{"schema":\#(text(of: $0.json)),"instance":\#($1)}"# }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString).json")
    try #"{"document":\#(String(buffer: openAPIBody)),"cases":[\#(cases.joined(separator: ","))]}"#
      .write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let said = try run("python3", "-c", script, file.path)
    guard let said, !said.contains("No module named") else {
      print("skipped: jsonschema is not installed")
      return nil
    }
    return said
  }

  private var script: String {
    """
    import json, sys, jsonschema
    told = json.load(open(sys.argv[1]))
    fit = 0
    for case in told["cases"]:
        schema = {"components": told["document"]["components"], **case["schema"]}
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(case["instance"]))
        for error in errors: print(case["schema"], list(error.absolute_path), error.message)
        fit += not errors
    print(fit, "fit")
    """
  }
}
