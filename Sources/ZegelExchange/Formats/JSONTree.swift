/// JSON whose keys are another's words, to be written as they are.
public enum JSONTree: Encodable, Sendable, ExpressibleByStringLiteral {
  case text(String)
  case yesOrNo(Bool)
  case list([JSONTree])
  case keys([String: JSONTree])

  public init(stringLiteral text: String) { self = .text(text) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .yesOrNo(let value): try container.encode(value)
    case .list(let items): try container.encode(items)
    // As a dictionary, so that no strategy rewrites the keys.
    case .keys(let entries): try container.encode(entries)
    }
  }

  static func texts(_ texts: [String]) -> JSONTree { .list(texts.map { .text($0) }) }

  /// Keys without a value are left out.
  static func keys(ofAll entries: [String: JSONTree?]) -> JSONTree { .keys(entries.compactMapValues { $0 }) }
}
