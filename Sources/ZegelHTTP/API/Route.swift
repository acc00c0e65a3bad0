import HTTPTypes
import Hummingbird

/// One row of the table that both registers a route and documents it.
struct Route: Sendable {
  /// Its operation in the OpenAPI document.
  let name: String
  let method: HTTPRequest.Method
  let path: String
  let summary: String
  let needsKey: Bool
  let body: Body?
  /// When it goes well; every other answer is a problem document.
  let answers: [Answer]
  let handler: @Sendable (Call) async throws -> Reply
  /// Whether the house can leave it open to everybody, without a key.
  var mayBePublic = false
  /// Whether it can be somebody's of the staff, by their key.
  var takesStaffKey = false
  /// Whether the language of what is answered can be told in the address.
  var asksLanguage = false

  struct Body: Sendable {
    let schema: Schema
    let example: JSONValue
    /// The same one a line, where that can be sent as well.
    var line: Schema?
  }

  struct Answer: Sendable {
    let status: Int
    let says: String
    var type = "application/json"
    var schema: Schema?
    var example: JSONValue?
    var line: Schema?
  }
}

extension Route.Body {
  var json: JSONValue {
    var content: [(String, JSONValue)] = [("application/json", ["schema": schema.json, "example": example])]
    if let line { content.append(("application/x-ndjson", ["schema": line.json])) }
    return ["required": true, "content": .object(content)]
  }
}

extension Route.Answer {
  var json: JSONValue {
    guard let schema else { return ["description": .text(says)] }
    var media: [(String, JSONValue)] = [("schema", schema.json)]
    if let example { media.append(("example", example)) }
    var content = [(type, JSONValue.object(media))]
    if let line { content.append(("application/x-ndjson", ["schema": line.json])) }
    return ["description": .text(says), "content": .object(content)]
  }

  /// What an act answers: first, and again.
  static let act: [Route.Answer] = [
    Route.Answer(
      status: 200, says: "Done before; the same answer as then.", schema: .named("Answer"), example: .answerExample),
    Route.Answer(status: 201, says: "Done.", schema: .named("Answer"), example: .answerExample),
  ]

  static let actThatMayWait =
    act + [
      Route.Answer(status: 202, says: "Kept; counts as soon as its sale arrives.", schema: .named("Answer"))
    ]
}
