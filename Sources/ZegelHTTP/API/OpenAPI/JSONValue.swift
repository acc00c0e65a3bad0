/// A JSON document whose keys keep their order.
indirect enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case text(String)
  case number(Int64)
  case isTrue(Bool)
  case null

  static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .text($0) }) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  init(stringLiteral text: String) { self = .text(text) }
  init(integerLiteral number: Int64) { self = .number(number) }
  init(booleanLiteral isTrue: Bool) { self = .isTrue(isTrue) }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  init(dictionaryLiteral pairs: (String, JSONValue)...) { self = .object(pairs) }
  init(arrayLiteral items: JSONValue...) { self = .array(items) }
}

extension JSONText {
  mutating func value(_ json: JSONValue) {
    switch json {
    case .object(let pairs):
      object { text in
        for (name, value) in pairs {
          text.key(name)
          text.value(value)
        }
      }
    case .array(let items): array(items) { $0.value($1) }
    case .text(let text): value(text)
    case .number(let number): value(number)
    case .isTrue(let isTrue): value(isTrue)
    case .null: null()
    }
  }
}
