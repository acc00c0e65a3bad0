import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore

/// A JSON object, read for a test.
struct Read {
  let fields: [String: Any]

  init(_ text: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    fields = value as? [String: Any] ?? [:]
  }

  private init(_ value: Any?) { fields = value as? [String: Any] ?? [:] }

  func object(_ name: String) -> Read { Read(fields[name]) }
  func objects(_ name: String) -> [Read] { (fields[name] as? [Any] ?? []).map { Read($0) } }
  func text(_ name: String) -> String? { fields[name] as? String }
  func texts(_ name: String) -> [String] { fields[name] as? [String] ?? [] }
  func int(_ name: String) -> Int? { (fields[name] as? NSNumber)?.intValue }
  func isTrue(_ name: String) -> Bool? { fields[name] as? Bool }
}

extension TestResponse {
  var text: String { String(buffer: body) }
  var json: Read { (try? Read(text)) ?? (try! Read("{}")) }
  /// The refusal's code and field.
  var refusal: String { "\(status.code) \(json.text("code") ?? "-") \(json.text("field") ?? "-")" }
}
