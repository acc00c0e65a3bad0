public import ZegelDomain

/// A page that says one thing: what is the matter, and what to do now. It never says whose page it would have been.
public func messagePage(title: String, message: String, remedy: String?, in language: Language) -> HTML {
  Frame(language: language, title: title, sender: nil).page(
    """
    <h1>\(title)</h1>
    <p class="lead">\(message)</p>
    \(remedy.map { (remedy: String) -> HTML in "<p class=\"next\">\(remedy)</p>" })
    """)
}

/// What somebody sees whose mail program has stopped something for them.
public func stoppedPage(in language: Language) -> HTML {
  let title = Texts(nl: "Gestopt", en: "Stopped")
  let message = Texts(
    nl: "We doen dit vanaf nu niet meer. Je hoeft verder niets te doen.",
    en: "From now on we no longer do this. There is nothing else you have to do.")
  return messagePage(title: title[language], message: message[language], remedy: nil, in: language)
}
