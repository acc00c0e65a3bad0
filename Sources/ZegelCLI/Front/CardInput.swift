import ArgumentParser
import ZegelDesk
import ZegelDomain

/// A card as it is named on a command line: `-` is the next line of standard input, `@FILE` the first line of a file.
/// Its number itself may stand there as well, but everybody on the machine can read that.
struct CardInput {
  let told: String

  static let help = "`-` reads it from standard input, `@FILE` from a file's first line."

  /// What it says, not what it was told by.
  func text() throws(Refusal) -> String {
    if told == "-" { return try ValueInput(path: nil).line(say(nl: "Kaart", en: "Card")).trimmed }
    if told.hasPrefix("@") { return try ValueInput(path: String(told.dropFirst())).line("").trimmed }
    return told
  }

  func card() throws(Refusal) -> CardName { CardName(try text()) }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
