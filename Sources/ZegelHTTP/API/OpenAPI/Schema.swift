/// The shape of a body, as JSON Schema 2020-12 tells it.
indirect enum Schema: Sendable {
  case string(format: String? = nil, pattern: String? = nil, most: Int? = nil, example: String? = nil)
  case integer(ClosedRange<Int64>? = nil, example: Int64? = nil)
  case number
  case boolean
  /// One of these words.
  case word([String])
  /// Always this word.
  case constant(String)
  case nullable(Schema)
  case array(Schema, most: Int? = nil)
  case object([Property])
  /// An object with whatever names, all of one shape.
  case map(Schema)
  case named(String)

  struct Property: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool
    let says: String?
  }
}

extension Schema.Property {
  static func required(_ name: String, _ schema: Schema, _ says: String? = nil) -> Schema.Property {
    Schema.Property(name: name, schema: schema, isRequired: true, says: says)
  }

  static func optional(_ name: String, _ schema: Schema, _ says: String? = nil) -> Schema.Property {
    Schema.Property(name: name, schema: schema, isRequired: false, says: says)
  }
}

extension Schema {
  var json: JSONValue { .object(pairs) }

  private var pairs: [(String, JSONValue)] {
    switch self {
    case .string(let format, let pattern, let most, let example):
      var pairs: [(String, JSONValue)] = [("type", "string")]
      if let format { pairs.append(("format", .text(format))) }
      if let pattern { pairs.append(("pattern", .text(pattern))) }
      if let most { pairs.append(("maxLength", .number(Int64(most)))) }
      if let example { pairs.append(("examples", [.text(example)])) }
      return pairs
    case .integer(let range, let example):
      var pairs: [(String, JSONValue)] = [("type", "integer"), ("format", "int64")]
      if let range { pairs += [("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))] }
      if let example { pairs.append(("examples", [.number(example)])) }
      return pairs
    case .number: return [("type", "number")]
    case .boolean: return [("type", "boolean")]
    case .word(let words): return [("type", "string"), ("enum", .texts(words))]
    case .constant(let word): return [("type", "string"), ("const", .text(word))]
    case .nullable(let schema): return [("anyOf", [schema.json, ["type": "null"]])]
    case .array(let item, let most):
      return [("type", "array"), ("items", item.json)] + (most.map { [("maxItems", .number(Int64($0)))] } ?? [])
    case .object(let properties): return Schema.pairs(of: properties)
    case .map(let item): return [("type", "object"), ("additionalProperties", item.json)]
    case .named(let name): return [("$ref", .text("#/components/schemas/\(name)"))]
    }
  }

  private static func pairs(of properties: [Property]) -> [(String, JSONValue)] {
    let required = properties.filter(\.isRequired).map(\.name)
    let shapes = properties.map { property in
      var pairs = property.schema.pairs
      if let says = property.says { pairs.append(("description", .text(says))) }
      return (property.name, JSONValue.object(pairs))
    }
    var pairs: [(String, JSONValue)] = [("type", "object"), ("properties", .object(shapes))]
    if !required.isEmpty { pairs.append(("required", .texts(required))) }
    return pairs
  }
}
