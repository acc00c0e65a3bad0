import Foundation
import ZegelDomain

/// Where personal values are read from: a file or standard input, never the command line, which everybody on the
/// machine can read.
struct ValueInput {
  /// Nil and `-` are standard input.
  let path: String?

  private static let mostBytes = 65_536

  /// The first line; asked for on a terminal.
  func line(_ question: String) throws(Refusal) -> String {
    if path == nil, Console.current.isWatched, isatty(0) == 1 { return asked(question) }
    if isStandardInput { return try ValueInput.nextLine() }
    return String(try text().prefix { !$0.isNewline })
  }

  /// A JSON object of texts, or lines of `field: value`; on a terminal asked for field by field.
  func values(_ fields: [(id: String, question: String)]) throws(Refusal) -> [String: String] {
    if path == nil, Console.current.isWatched, isatty(0) == 1 {
      return Dictionary(uniqueKeysWithValues: fields.map { ($0.id, asked($0.question)) }).filter { !$0.value.isEmpty }
    }
    let text = try text()
    if text.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix("{") {
      guard let values = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
        throw Refusal(.valuesMalformed, field: "values")
      }
      return values
    }
    var values: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { throw Refusal(.valuesMalformed, field: "values") }
      let field = line[..<colon].trimmingCharacters(in: .whitespaces)
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      guard values.updateValue(value, forKey: field) == nil else { throw Refusal(.valuesMalformed, field: "values") }
    }
    return values
  }

  private var isStandardInput: Bool { path == nil || path == "-" }

  /// The next line of standard input. Byte by byte, so that what follows is there for whoever reads next: first a card,
  /// say, then a value.
  private static func nextLine() throws(Refusal) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(0, &byte, 1) == 1, byte != 0x0A {
      bytes.append(byte)
      if bytes.count > mostBytes { throw Refusal(.inputTooLarge, field: "values") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Refusal(.valuesMalformed, field: "values") }
    return text.hasSuffix("\r") ? String(text.dropLast()) : text
  }

  private func text() throws(Refusal) -> String {
    let file = isStandardInput ? FileHandle.standardInput : FileHandle(forReadingAtPath: path!)
    guard let file, let data = try? file.read(upToCount: ValueInput.mostBytes + 1) else {
      throw Refusal(.fileUnreadable, field: "values", path ?? "-")
    }
    guard data.count <= ValueInput.mostBytes else { throw Refusal(.inputTooLarge, field: "values") }
    guard let text = String(validating: data, as: UTF8.self) else { throw Refusal(.valuesMalformed, field: "values") }
    return text
  }

  private func asked(_ question: String) -> String {
    Console.current.talkOpen("\(question): ")
    return (readLine() ?? "").trimmingCharacters(in: .whitespaces)
  }
}
