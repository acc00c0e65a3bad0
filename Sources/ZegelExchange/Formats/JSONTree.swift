/// JSON whose names are another's to choose: those of a standard or of a vocabulary. What is nil is left out.
public enum JSONTree: Sendable {
  case text(String)
  case whole(Int)
  case truth(Bool)
  case list([JSONTree])
  case object([String: JSONTree])

  init(_ text: String) { self = .text(text) }

  init?(_ text: String?) {
    guard let text else { return nil }
    self = .text(text)
  }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  public init(stringLiteral text: String) { self = .text(text) }
  public init(arrayLiteral items: JSONTree...) { self = .list(items) }

  public init(dictionaryLiteral members: (String, JSONTree?)...) {
    self = .object(Dictionary(uniqueKeysWithValues: members.compactMap { name, value in value.map { (name, $0) } }))
  }
}

extension JSONTree: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .whole(let number): try container.encode(number)
    case .truth(let isSo): try container.encode(isSo)
    case .list(let items): try container.encode(items)
    // As a dictionary, so that no strategy rewrites the keys.
    case .object(let members): try container.encode(members)
    }
  }
}

extension JSONTree {
  static func texts(_ texts: [String]) -> JSONTree { .list(texts.map { .text($0) }) }

  /// Names without a value are left out.
  static func object(ofAll members: [String: JSONTree?]) -> JSONTree { .object(members.compactMapValues { $0 }) }

  /// Names in order, two spaces for each level, a line end at the end: the same tree is the same bytes, on every system.
  ///
  /// - Source: RFC 8259.
  var written: String {
    var text = ""
    write(to: &text, "\n")
    return text + "\n"
  }

  private func write(to text: inout String, _ line: String) {
    switch self {
    case .text(let value): text += inQuotes(value)
    case .whole(let number): text += String(number)
    case .truth(let isSo): text += isSo ? "true" : "false"
    case .list(let items):
      write(items.map { (nil, $0) }, "[", "]", to: &text, line)
    case .object(let members):
      write(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, "{", "}", to: &text, line)
    }
  }

  private func write(
    _ items: [(name: String?, value: JSONTree)], _ open: String, _ close: String, to text: inout String, _ line: String
  ) {
    text += open
    for (place, item) in items.enumerated() {
      text += (place == 0 ? "" : ",") + line + "  "
      if let name = item.name { text += inQuotes(name) + ": " }
      item.value.write(to: &text, line + "  ")
    }
    text += (items.isEmpty ? "" : line) + close
  }
}

private func inQuotes(_ value: String) -> String {
  var text = "\""
  for scalar in value.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\0"..<" ":
      text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}
