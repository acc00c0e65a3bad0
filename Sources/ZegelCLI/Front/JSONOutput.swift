import Foundation

/// A value as one line of JSON, its keys in order.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  encoder.keyEncodingStrategy = .convertToSnakeCase
  Console.current.line(String(decoding: try encoder.encode(value), as: UTF8.self))
}
