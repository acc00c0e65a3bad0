import ZegelDomain

/// A shop's name for the files that a new house begins with: on one line, at most 60 characters.
struct StarterName {
  private let shown: String

  init(_ name: String, _ language: Language) {
    let printable = name.unicodeScalars.filter { $0.properties.generalCategory != .control }
    let words = String(String.UnicodeScalarView(printable)).split(separator: " ").joined(separator: " ").prefix(60)
    let fitting = words.last == " " ? words.dropLast() : words
    shown = fitting.isEmpty ? (language == .nl ? "Mijn winkel" : "My shop") : String(fitting)
  }

  /// As a YAML text in double quotes.
  var quoted: String { "\"\(shown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
}
