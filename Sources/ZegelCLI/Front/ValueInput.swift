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

  private func text() throws(Refusal) -> String {
    let file = path == nil || path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path!)
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
