/// Colours by what they mean. Each pair that is read on another is checked for contrast by a test.
struct Palette: Sendable {
  let paper, card, ink, quiet, line, accent, onAccent, good, stop, focus: String

  static let light = Palette(
    paper: "#f7f4ef", card: "#ffffff", ink: "#211c18", quiet: "#5b534c", line: "#8b8178", accent: "#9c1f28",
    onAccent: "#ffffff", good: "#1d6638", stop: "#5b534c", focus: "#0b57a4")
  static let dark = Palette(
    paper: "#161311", card: "#221e1b", ink: "#f3eee8", quiet: "#bdb3a9", line: "#857b72", accent: "#f08a80",
    onAccent: "#220a08", good: "#7fd09b", stop: "#bdb3a9", focus: "#8cc1ff")
  /// What cannot be seen on paper is not there.
  static let print = Palette(
    paper: "#ffffff", card: "#ffffff", ink: "#000000", quiet: "#333333", line: "#555555", accent: "#000000",
    onAccent: "#ffffff", good: "#000000", stop: "#000000", focus: "#000000")

  /// Text and what it stands on, with the contrast that WCAG 2.2 AA asks: 4.5 for text, 3 for what is drawn.
  var pairs: [(name: String, front: String, back: String, least: Double)] {
    [
      ("ink on paper", ink, paper, 4.5), ("ink on a card", ink, card, 4.5), ("quiet on paper", quiet, paper, 4.5),
      ("quiet on a card", quiet, card, 4.5), ("button", onAccent, accent, 4.5), ("accent on a card", accent, card, 4.5),
      ("accent on paper", accent, paper, 4.5), ("good on a card", good, card, 4.5), ("stop on a card", stop, card, 4.5),
      ("line on paper", line, paper, 3), ("line on a card", line, card, 3), ("focus on paper", focus, paper, 3),
      ("focus on a card", focus, card, 3),
    ]
  }

  var properties: String {
    """
    --paper: \(paper); --card: \(card); --ink: \(ink); --quiet: \(quiet); --line: \(line); --accent: \(accent); \
    --on-accent: \(onAccent); --good: \(good); --stop: \(stop); --focus: \(focus);
    """
  }
}
