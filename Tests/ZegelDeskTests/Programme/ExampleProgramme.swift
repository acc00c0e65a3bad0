import Foundation

/// The example of docs/programme.md; tests begin with it and change a word.
let exampleProgramme: String = {
  let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/programme.md")
    .standardized
  let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
  let parts = text.split(separator: "```yaml\n")
  return parts.count == 2 ? String(parts[1].split(separator: "```")[0]) : ""
}()

/// A small valid programme of one rule, for tests that say the rest themselves.
func programme(
  rules: String = "[{id: euro, title: Punten, points: 1, per_amount: 1.00, basis: after-discount}]",
  currency: String = "EUR", cards: String = "{format: ean-13, prefix: \"29\"}", more: String = ""
) -> String {
  """
  zegel: programme/1
  name: Winkel
  currency: \(currency)
  time_zone: Europe/Amsterdam
  rules: \(rules)
  conflict: add
  rounding: {to: down, per: rule}
  earn_on_points_paid: no
  on_return: below-zero
  cards: \(cards)
  \(more)
  """
}
