public import ZegelDesk
import ZegelDomain

/// What changed between two versions of a notice, as text and as a page.
public enum NoticeDifferencePage {
  public static func lines(_ difference: NoticeDifference) -> [String] {
    let words = Words(difference)
    var lines = [words.title, String(repeating: "=", count: words.title.count)]
    if difference.sections.isEmpty { return lines + ["", words.nothing] }
    for section in difference.sections {
      lines += ["", section.heading, String(repeating: "-", count: section.heading.count)]
      lines += section.added.map { "\(words.new): \($0)" } + section.removed.map { "\(words.gone): \($0)" }
    }
    return lines
  }

  public static func html(_ difference: NoticeDifference) -> String {
    let words = Words(difference)
    var body = ["<main>", "<h1>\(htmlText(words.title))</h1>"]
    if difference.sections.isEmpty { body.append("<p>\(htmlText(words.nothing))</p>") }
    for section in difference.sections {
      body += ["<section>", "<h2>\(htmlText(section.heading))</h2>", "<ul>"]
      body += section.added.map { "<li>\(words.new): <ins>\(htmlText($0))</ins></li>" }
      body += section.removed.map { "<li>\(words.gone): <del>\(htmlText($0))</del></li>" }
      body += ["</ul>", "</section>"]
    }
    return htmlPage(words.title, in: difference.language, body: body + ["</main>"])
  }
}

/// Words beside the lines, since a colour or a stroke is not read aloud.
private struct Words {
  let title, nothing, new, gone: String

  init(_ difference: NoticeDifference) {
    let (from, to, dutch) = (difference.from, difference.to, difference.language == .nl)
    title =
      dutch
      ? "Wat er tussen versie \(from) en \(to) veranderde" : "What changed between version \(from) and \(to)"
    nothing = dutch ? "Aan wat u leest, veranderde niets." : "Nothing changed in what you read."
    new = dutch ? "Nieuw" : "New"
    gone = dutch ? "Niet meer" : "No longer"
  }
}
