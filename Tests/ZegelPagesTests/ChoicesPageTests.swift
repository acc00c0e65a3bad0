import Testing
import ZegelDomain

@testable import ZegelPages

@Suite struct `The page of choices` {
  private static let day = CalendarDay("2026-03-02")!

  private func model(_ choices: [ChoicesModel.Choice], done: String? = nil, _ language: Language = .nl) -> ChoicesModel
  {
    ChoicesModel(
      language: language, organisation: "Bakkerij <De Korenaar>", contact: "privacy@korenaar.example",
      address: "/m/abc", choices: choices, done: done, otherLanguage: .en, ageOfConsent: 16)
  }

  private let mail = ChoicesModel.Choice(
    purpose: "marketing.email", text: "Wij mailen u aanbiedingen.", kind: .consent, channel: .email, decision: .given,
    since: day)
  private let post = ChoicesModel.Choice(
    purpose: "marketing.post", text: "Wij sturen u het blad.", kind: .objection, channel: .post)

  private func stopped(_ choice: ChoicesModel.Choice, _ decision: ConsentDecision) -> ChoicesModel.Choice {
    var choice = choice
    (choice.decision, choice.since) = (decision, Self.day)
    return choice
  }

  @Test func `has one button for what is on, and says since when`() {
    let html = choicesPage(model([mail, post])).text
    #expect(html.contains("Stop met e-mails") && html.contains("Maak bezwaar tegen post"))
    #expect(html.contains("Aan sinds 2\u{a0}maart\u{a0}2026"))
    #expect(html.components("<button") == 2 && html.components("<form") == 2)
    #expect(html.contains(#"action="/m/abc/withdrawal""#) && html.contains(#"action="/m/abc/objection""#))
  }

  /// Stopping is one press. Saying yes is opening the question, choosing who says it, and a press.
  @Test func `stopping takes fewer steps than giving`() {
    func steps(_ html: String) -> Int {
      html.components("<button") + html.components("<summary") + (html.components("required") > 0 ? 1 : 0)
        + html.components(#"type="checkbox""#)
    }
    let stop = choicesPage(model([mail])).text
    let give = choicesPage(model([stopped(mail, .withdrawn)])).text
    #expect(steps(stop) == 1)
    #expect(steps(give) == 3)
    #expect(!stop.contains("<details"))
  }

  @Test func `a yes is asked with the whole text and with nothing chosen beforehand`() {
    let html = choicesPage(model([stopped(mail, .withdrawn)])).text
    #expect(html.contains("<blockquote>Wij mailen u aanbiedingen.</blockquote>"))
    #expect(!html.contains("checked") && !html.contains("<details open"))
  }

  @Test func `says what was done only when it is so`() {
    #expect(choicesPage(model([stopped(mail, .withdrawn)], done: "marketing.email")).text.contains("<h2>Gestopt</h2>"))
    #expect(choicesPage(model([stopped(post, .objected)], done: "marketing.post")).text.contains("Bezwaar gemaakt"))
    #expect(!choicesPage(model([mail], done: "marketing.email")).text.contains("Gestopt"))
    #expect(!choicesPage(model([mail], done: "<script>")).text.contains("script"))
  }

  @Test func `what was objected to has no button, and a way back in the shop`() {
    let html = choicesPage(model([stopped(post, .objected)])).text
    #expect(!html.contains("<button") && html.contains("in de winkel"))
  }

  @Test func `says what will be here where nothing is`() {
    #expect(choicesPage(model([])).text.contains("Er is niets om over te beslissen"))
    #expect(choicesPage(model([], .en)).text.contains("There is nothing to decide about"))
  }

  @Test(arguments: Language.allCases) func `runs no script, loads nothing and is small`(_ language: Language) {
    let many = (0..<60).map { number in
      ChoicesModel.Choice(
        purpose: "p.\(number)", text: String(repeating: "Heel lang woord. ", count: 12), kind: .consent,
        decision: number % 2 == 0 ? .given : .withdrawn, since: Self.day)
    }
    let html = choicesPage(model(many, language)).text
    #expect(html.utf8.count + StyleSheet.text.utf8.count < 100_000)
    for word in ["<script", "javascript:", "http:", "https:", "//", "style=", "onclick"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
    #expect(html.contains("Bakkerij &lt;De Korenaar&gt;") && !html.contains("<De Korenaar"))
  }

  @Test func `a page about a link that does not work names nobody`() {
    let html = messagePage(title: "Deze link werkt niet", message: "Te oud.", remedy: "Vraag het.", in: .nl).text
    #expect(!html.contains("Korenaar") && html.contains("<h1>Deze link werkt niet</h1>") && !html.contains("<form"))
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
