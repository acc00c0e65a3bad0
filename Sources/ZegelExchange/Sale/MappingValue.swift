import Foundation
import ZegelDomain

/// The JSON of a mapping, as far as mappings use JSON.
enum MappingValue: Decodable {
  case text(String)
  case number(Int)
  case list([String])
  case object([String: MappingValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else if let list = try? container.decode([String].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: MappingValue].self))
    }
  }
}

/// Members of an object in a mapping; asking for one in the wrong form, or leaving an unknown one in, is refused.
struct MappingFields {
  private let members: [String: MappingValue]
  private let path: String

  init(_ value: MappingValue, path: String, known: [String]) throws(Refusal) {
    guard case .object(let members) = value else {
      throw Refusal(.mappingInvalid, field: path.isEmpty ? nil : path)
    }
    self.members = members
    self.path = path.isEmpty ? "" : path + "."
    if let unknown = members.keys.sorted().first(where: { !known.contains($0) }) {
      // The name is one of the reader's own file, and still it is not repeated in full length.
      throw Refusal(.mappingInvalid, field: self.path + unknown.prefix(40))
    }
  }

  func wrong(_ name: String) -> Refusal { Refusal(.mappingInvalid, field: path + name) }

  func text(_ name: String) throws(Refusal) -> String? {
    switch members[name] {
    case nil: return nil
    case .text(let text)? where !text.isEmpty: return text
    default: throw wrong(name)
    }
  }

  func number(_ name: String, _ range: ClosedRange<Int>) throws(Refusal) -> Int? {
    switch members[name] {
    case nil: return nil
    case .number(let number)? where range.contains(number): return number
    default: throw wrong(name)
    }
  }

  func list(_ name: String) throws(Refusal) -> [String]? {
    switch members[name] {
    case nil: return nil
    case .text(let text)?: return [text]
    case .list(let list)?: return list
    default: throw wrong(name)
    }
  }

  func object(_ name: String, known: [String]) throws(Refusal) -> MappingFields? {
    guard let value = members[name] else { return nil }
    return try MappingFields(value, path: path + name, known: known)
  }
}
