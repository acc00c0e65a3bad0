import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `My choices` {
  @Test func `shows each choice, with a button that stops it, in the reader's language`() async throws {
    try await PageShop.open { shop in
      let (_, path) = try await shop.member()
      let dutch = try await shop.get(path, language: "nl")
      #expect(dutch.status == .ok && dutch.headers[.contentType] == "text/html; charset=utf-8")
      #expect(dutch.page.contains("Stop met e-mails") && dutch.page.contains("Bakkerij De Korenaar"))
      #expect(try await shop.get(path, language: "en").page.contains("Stop e-mails"))
      #expect(try await shop.get("\(path)?lang=en", language: "nl").page.contains("We mail you offers."))
      #expect(!dutch.page.contains("voorbeeld.example") && !dutch.page.contains("Lid van"))
    }
  }

  @Test func `one press stops it, from the next read on, and the page says so`() async throws {
    try await PageShop.open { shop in
      let (id, path) = try await shop.member()
      #expect(try await shop.audience == [id])
      let answer = try await shop.post("\(path)/withdrawal", "purpose=marketing.email&lang=nl")
      #expect(answer.status == .seeOther)
      #expect(try await shop.audience == [])
      let next = try #require(answer.headers[.location])
      #expect(next.hasPrefix("\(path)?"))
      let page = try await shop.get(next).page
      #expect(page.contains("<h2>Gestopt</h2>") && page.contains("We doen dit vanaf nu niet meer"))
      #expect(!page.contains("Stop met e-mails"))
    }
  }

  @Test func `objecting works alike`() async throws {
    try await PageShop.open { shop in
      let (id, path) = try await shop.member()
      #expect(try await shop.post("\(path)/objection", "purpose=marketing.post&lang=en").status == .seeOther)
      #expect(try await shop.decisions(of: id) == [.given, .objected])
    }
  }

  @Test(arguments: ["adult", "guardian"]) func `a yes tells who says it`(_ who: String) async throws {
    try await PageShop.open { shop in
      let (id, path) = try await shop.member()
      let missing = try await shop.post("\(path)/consent", "purpose=marketing.sms&lang=nl")
      #expect(missing.status == .unprocessableContent && missing.page.contains("Nog één vraag"))
      #expect(try await shop.decisions(of: id) == [.given])
      #expect(
        try await shop.post("\(path)/consent", "purpose=marketing.sms&lang=nl&who=\(who)").status == .seeOther)
      let last = try #require(try await shop.desk.consentHistory(of: id, by: shop.people.officer).last)
      #expect(last.purpose == "marketing.sms" && last.decision == .given && last.byGuardian == (who == "guardian"))
      #expect(last.route == "page")
    }
  }

  /// Mail programs, virus scanners and previews open every link they see.
  @Test(arguments: ["/m", "/u"]) func `opening a link decides nothing`(_ door: String) async throws {
    try await PageShop.open { shop in
      let (id, path) = try await shop.member(about: "marketing.email")
      let link = path.replacing("/m/", with: "\(door)/")
      for _ in 1...3 {
        #expect(try await shop.get(link).status == .ok)
        #expect(try await shop.get(link, .head).status == .ok)
        _ = try await shop.get("\(link)?List-Unsubscribe=One-Click&purpose=marketing.email&done=marketing.email")
      }
      for act in ["withdrawal", "objection", "consent"] {
        #expect(try await shop.get("\(path)/\(act)?purpose=marketing.email").status == .methodNotAllowed)
      }
      #expect(try await shop.decisions(of: id) == [.given])
      #expect(try await shop.audience == [id])
    }
  }

  @Test func `another site cannot press the button`() async throws {
    try await PageShop.open { shop in
      let (id, path) = try await shop.member()
      let form = "purpose=marketing.email&lang=nl"
      for foreign in [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://elders.example"],
        ["Sec-Fetch-Site": "cross-site", "Origin": PageShop.address],
      ] {
        let answer = try await shop.post("\(path)/withdrawal", form, foreign)
        #expect(answer.status == .forbidden && answer.page.contains("Niet vanaf deze pagina"))
      }
      #expect(try await shop.decisions(of: id) == [.given])
      // As browsers send it from a page that says `no-referrer`.
      let own = ["Sec-Fetch-Site": "same-origin", "Origin": "null"]
      #expect(try await shop.post("\(path)/withdrawal", form, own).status == .seeOther)
    }
  }

  @Test func `a link that is unknown, cut short or of an erased member gets the same page`() async throws {
    try await PageShop.open { shop in
      let (id, path) = try await shop.member()
      let unknown = try await shop.get("/m/\(String(repeating: "0", count: 52))")
      #expect(unknown.status == .notFound && unknown.page.contains("Deze link werkt niet"))
      #expect(unknown.page.contains("in de winkel"))
      #expect(try await shop.get(String(path.dropLast())).page == unknown.page)
      #expect(try await shop.get("/m/%00%3Cscript%3E").page == unknown.page)
      try await shop.desk.eraseMember(id, by: shop.people.officer)
      #expect(try await shop.get(path).page == unknown.page)
      #expect(try await shop.post("\(path)/withdrawal", "purpose=marketing.email").page == unknown.page)
    }
  }

  @Test func `who keeps trying links has to wait, and nobody else's link stops working`() async throws {
    try await PageShop.open(ServerSettings(badKeysPerMinute: 3)) { shop in
      let (_, path) = try await shop.member()
      let wrong = "/m/\(String(repeating: "0", count: 52))"
      for _ in 1...3 { #expect(try await shop.get(wrong).status == .notFound) }
      let answer = try await shop.get(wrong)
      #expect(answer.status == .tooManyRequests && answer.headers[.retryAfter] != nil)
      #expect(try await shop.get(path).status == .ok)
      #expect(try await shop.post("\(path)/withdrawal", "purpose=marketing.email").status == .seeOther)
    }
  }

  @Test func `a link that is opened without an end has to wait, and no other link with it`() throws {
    let limits = Limits(ServerSettings(badKeysPerMinute: 10))
    let (busy, calm) = (
      LinkToken(String(repeating: "0", count: 52))!, LinkToken("1" + String(repeating: "0", count: 51))!
    )
    for _ in 1...30 { try limits.spendPage(of: busy) }
    #expect(throws: Refusal(.tooManyRequests, field: "link")) { for _ in 1...10 { try limits.spendPage(of: busy) } }
    try limits.spendPage(of: calm)
  }

  @Test func `every page tells the browser to run, load and tell nothing`() async throws {
    try await PageShop.open { shop in
      let (_, path) = try await shop.member()
      let answers = [
        try await shop.get(path), try await shop.get("/m/none"),
        try await shop.post("\(path)/withdrawal", "purpose=marketing.email"),
      ]
      for answer in answers {
        #expect(
          answer.header("Content-Security-Policy")
            == "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Referrer-Policy") == "no-referrer")
        #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
        #expect(answer.header("Cache-Control") == "no-store")
        #expect(answer.header("Strict-Transport-Security") == "max-age=31536000; includeSubDomains")
        #expect(answer.header("Set-Cookie") == nil)
      }
    }
  }

  @Test func `the style sheet may be kept for ever under its name`() async throws {
    try await PageShop.open { shop in
      let (_, path) = try await shop.member()
      let page = try await shop.get(path).page
      let start = try #require(page.firstRange(of: "href=\"/styles/"))
      let sheet = "/styles/" + page[start.upperBound...].prefix { $0 != "\"" }
      let answer = try await shop.get(sheet)
      #expect(answer.status == .ok && answer.headers[.contentType] == "text/css; charset=utf-8")
      #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
      #expect(try await shop.get("/styles/other.css").status == .notFound)
    }
  }

  @Test func `without a public address there are no pages`() async throws {
    try await PageShop.open(publicAddress: nil) { shop in
      let path = "/m/\(String(repeating: "0", count: 52))"
      let answer = try await shop.get(path)
      #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
      #expect(try await shop.post("/u/\(String(repeating: "0", count: 52))", "x=y").status == .notFound)
    }
  }
}
