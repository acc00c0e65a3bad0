import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite struct `The notice as a page` {
  @Test(arguments: Language.allCases) func `says every sentence of the text, and its hash`(language: Language)
    async throws
  {
    let shop = try await PeopleHouse()
    let shown = try await shop.desk.shownNotice(of: .newest, in: language)
    let page = NoticePage.html(shown)
    let said = page.replacing(/<style>[\s\S]*<\/style>/, with: "").replacing(/<[^>]+>/, with: "\n")
    let lines = Set(said.split(separator: "\n").map(plain))
    for line in shown.text.split(separator: "\n") where !line.allSatisfy({ $0 == "=" || $0 == "-" }) {
      #expect(lines.contains(line.hasPrefix("- ") ? String(line.dropFirst(2)) : String(line)))
    }
    #expect(page.contains("<code>\(shown.hash)</code>"))
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
    await shop.remove()
  }

  @Test func `runs nothing, loads nothing, and takes no text for HTML`() throws {
    let policy = PeopleHouse.policy.replacing("Bakkerij De Korenaar", with: "\"<script>alert(1)</script> & 'Zn\"")
    let notice = try privacyNotice(policy, in: .nl, short: false, on: CalendarDay("2026-12-01")!)
    let page = NoticePage.html(ShownNotice(notice, of: "De Korenaar"))
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;Zn"))
    for load in ["src=", "href=", "url(", "@import", "http:", "https:"] { #expect(!page.contains(load)) }
    #expect(page.contains("@media print") && page.contains("<title>Wat ") && page.contains("<h1>Wat "))
    #expect(page.split(separator: "<h1>").count == 2)
  }

  private func plain(_ html: Substring) -> String {
    String(html).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
