import ZegelDomain

/// What stands around every page.
struct Frame {
  let language: Language
  let title: String
  /// Whose page it is; nil where nobody is to be told.
  let sender: String?
  /// The same page in another language, where it has one.
  var otherLanguage: (language: Language, address: String)?

  func page(_ body: HTML, footer: HTML = "") -> HTML {
    """
    <!doctype html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow">
    <meta name="color-scheme" content="light dark">
    <title>\(sender.map { "\(title) · \($0)" } ?? title)</title>
    <link rel="stylesheet" href="\(StyleSheet.path)">
    </head>
    <body>
    <a class="skip" href="#main">\(Words.skip[language])</a>
    <header class="top">
    <span class="mark">\(Seal.svg)</span>
    <span class="sender">\(sender ?? Words.card[language])</span>
    \(languageLink)
    </header>
    <main id="main">
    \(body)
    </main>
    <footer class="foot">
    \(footer)
    </footer>
    </body>
    </html>

    """
  }

  private var languageLink: HTML? {
    otherLanguage.map { other in
      """
      <a class="language" lang="\(other.language.rawValue)" hreflang="\(other.language.rawValue)" \
      href="\(other.address)">\(Words.name[other.language])</a>
      """
    }
  }
}

private enum Words {
  static let skip = Texts(nl: "Naar de inhoud", en: "To the content")
  static let card = Texts(nl: "Klantenkaart", en: "Loyalty card")
  /// Each in its own language.
  static let name = Texts(nl: "Nederlands", en: "English")
}
