import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange

@Suite struct `The published schema of the register` {
  @Test(arguments: Language.allCases) func `holds for what is written`(language: Language) throws {
    #expect(try problems(in: written(language)).isEmpty)
  }

  @Test func `has something against another role, a missing hash, an unknown key and a wrong country`() throws {
    let good = String(decoding: try written(.en), as: UTF8.self)
    for (old, new) in [
      ("\"controller\",\"schema_sha256", "\"processor\",\"schema_sha256"), ("\"policy_sha256\"", "\"policy\""),
      ("\"people\"", "\"persons\""), ("\"way\":\"show\"", "\"way\":\"peek\""),
      ("\"record\":\"ledger\"", "\"record\":\"diary\""), ("\"country\":\"CH\"", "\"country\":\"Swiss\""),
      ("\"kept_months\":24", "\"kept_months\":\"24\""), ("\"carries\":\"opt-outs\"", "\"carries\":\"gossip\""),
      ("\"place\":\"sftp\"", "\"place\":\"ftp\""),
    ] {
      #expect(good.contains(old))
      #expect(try !problems(in: Data(good.replacing(old, with: new).utf8)).isEmpty)
    }
  }

  private func written(_ language: Language) throws -> Data {
    let register = try privacyRegister(fullPolicy, in: language, on: CalendarDay("2026-12-01")!)
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys]
    return try encoder.encode(RegisterDocument(register))
  }

  private func problems(in data: Data) throws -> [String] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/schemas/register-1.json")
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any])
    return SmallSchema(root: schema).problems(try JSONSerialization.jsonObject(with: data), schema, "$")
  }
}

/// As much of JSON Schema as our schemas use.
struct SmallSchema {
  let root: [String: Any]

  func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      guard let found = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return ["\(path): no \(name)"]
      }
      return problems(value, found, path)
    }
    var found: [String] = []
    if let only = schema["const"] as? String, value as? String != only { found.append("\(path): not \(only)") }
    if let few = schema["enum"] as? [String], !few.contains(value as? String ?? "") { found.append("\(path): not one") }
    switch schema["type"] as? String {
    case "object": found += object(value, schema, path)
    case "array":
      guard let items = value as? [Any] else { return found + ["\(path): no list"] }
      let inner = schema["items"] as? [String: Any] ?? [:]
      for (index, item) in items.enumerated() { found += problems(item, inner, "\(path)[\(index)]") }
    case "string":
      guard let text = value as? String else { return found + ["\(path): no text"] }
      if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
        found.append("\(path): not like \(pattern)")
      }
    case "integer":
      let least = schema["minimum"] as? Int ?? .min
      if value is String || (value as? Int).map({ $0 < least }) ?? true { found.append("\(path): no number") }
    default: break
    }
    return found
  }

  private func object(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    guard let keys = value as? [String: Any] else { return ["\(path): no keys"] }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    var found = (schema["required"] as? [String] ?? []).filter { keys[$0] == nil }.map { "\(path): no \($0)" }
    for (key, inner) in keys {
      if let rule = known[key] {
        found += problems(inner, rule, "\(path).\(key)")
      } else {
        found.append("\(path).\(key)?")
      }
    }
    return found
  }
}
