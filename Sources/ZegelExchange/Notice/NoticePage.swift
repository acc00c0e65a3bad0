public import ZegelDesk
import ZegelDomain

/// A notice as a page: the very sentences of its text, with the hash of that text below.
public enum NoticePage {
  public static func html(_ shown: ShownNotice) -> String {
    let title = shown.notice?.title ?? shown.title
    return htmlPage(title, in: shown.language, body: main(shown, title) + footer(shown))
  }

  private static func main(_ shown: ShownNotice, _ title: String) -> [String] {
    var lines = ["<main>", "<h1>\(htmlText(title))</h1>"]
    if let notice = shown.notice {
      lines += notice.sections.flatMap { section($0, under: title) }
    } else {
      lines.append("<pre>\(htmlText(shown.text))</pre>")
    }
    return lines + ["</main>"]
  }

  private static func section(_ section: Notice.Section, under title: String) -> [String] {
    let id = section.item.rawValue
    // The short notice has a section that goes on right under the title.
    var lines =
      section.heading == title
      ? ["<section>"]
      : ["<section aria-labelledby=\"\(id)\">", "<h2 id=\"\(id)\">\(htmlText(section.heading))</h2>"]
    lines += section.paragraphs.map { "<p>\(htmlText($0))</p>" }
    if !section.points.isEmpty {
      lines += ["<ul>"] + section.points.map { "<li>\(htmlText($0))</li>" } + ["</ul>"]
    }
    return lines + ["</section>"]
  }

  private static func footer(_ shown: ShownNotice) -> [String] {
    let dutch = shown.language == .nl
    let version = shown.version.map { "\(dutch ? "Versie" : "Version") \($0). " } ?? ""
    return [
      "<footer>",
      "<p>\(version)\(dutch ? "SHA-256 van de tekst" : "SHA-256 of the text"): <code>\(shown.hash)</code></p>",
      "</footer>",
    ]
  }
}
