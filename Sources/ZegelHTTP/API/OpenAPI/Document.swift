import HTTPTypes
import Hummingbird
import NIOCore
import ZegelDomain

/// The document that `/openapi.json` serves, made of the table that registers the routes.
/// - Source: OpenAPI 3.1.1.
let openAPIDocument: JSONValue = [
  "openapi": "3.1.1",
  "info": [
    "title": "Zegel till API", "version": "1",
    "description": .text(about),
    "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
  ],
  "servers": [["url": "/"]],
  "paths": paths,
  "components": [
    "securitySchemes": [
      "tillKey": ["type": "http", "scheme": "bearer", "description": "A till's key, `zt_…`, of `zegel till add`."]
    ],
    "schemas": .object(
      (Schema.shared + Schema.acts + Schema.cards + Schema.members + Schema.uploads + Schema.trail).map {
        ($0.name, $0.schema.json)
      }),
  ],
]

private let about =
  "Identify, quote, commit, void, return, redeem and undo, hold and release, and upload what happened offline; let "
  + "people join, ask them, and take down what they decide. "
  + "Every act has a key of its own; sent again with the same content it gets the same answer and happens once."

func openAPI(_ call: Call) async throws -> Reply {
  Reply(status: .ok, type: "application/json; charset=utf-8", body: openAPIBody)
}

let openAPIBody: ByteBuffer = {
  var text = JSONText(capacity: 32 * 1024)
  text.value(openAPIDocument)
  return text.buffer
}()

private var paths: JSONValue {
  var names: [String] = []
  for route in Route.all where !names.contains(route.path) { names.append(route.path) }
  return .object(
    names.map { path in
      let operations = Route.all.filter { $0.path == path }.map { ($0.method.rawValue.lowercased(), $0.operation) }
      return (path, .object(operations))
    })
}

extension Route {
  fileprivate var operation: JSONValue {
    var pairs: [(String, JSONValue)] = [
      ("operationId", .text(name)), ("summary", .text(summary)), ("tags", [.text(needsKey ? "till" : "house")]),
    ]
    if needsKey { pairs.append(("security", mayBePublic ? [["tillKey": []], [:]] : [["tillKey": []]])) }
    pairs.append(("parameters", .array(parameters)))
    if let body { pairs.append(("requestBody", body.json)) }
    pairs.append(("responses", .object(responses)))
    return .object(pairs)
  }

  private var parameters: [JSONValue] {
    let inPath = path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part -> JSONValue in
      [
        "name": .text(String(part.dropFirst().dropLast())), "in": "path", "required": true,
        "schema": Schema.event.json,
      ]
    }
    let language: JSONValue = [
      "name": "Accept-Language", "in": "header", "schema": Schema.word(["nl", "en"]).json,
      "description": "Dutch when left out.",
    ]
    return inPath + query + [language] + (takesStaffKey ? [staff] : [])
  }

  private var query: [JSONValue] {
    asksLanguage
      ? [
        [
          "name": "language", "in": "query", "schema": Schema.word(Language.allCases.map(\.rawValue)).json,
          "description": "Of the notice and the questions; that of the request when left out.",
        ]
      ] : []
  }

  private var staff: JSONValue {
    [
      "name": "Zegel-Staff", "in": "header", "schema": Schema.string(most: 100).json,
      "description":
        "A staff key, `zs_…`: then it is their act, with their roles. Else it is the till's, as a cashier.",
    ]
  }

  private var responses: [(String, JSONValue)] {
    let good = answers.map { answer in (String(answer.status), answer.json) }
    let problem: JSONValue = [
      "description": "Refused, or a fault; `code` says which.",
      "content": [
        "application/problem+json": ["schema": Schema.named("Problem").json, "example": .problemExample]
      ],
    ]
    return good + [("default", problem)]
  }
}
