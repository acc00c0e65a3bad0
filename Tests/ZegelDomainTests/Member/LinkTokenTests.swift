import Testing
import ZegelDomain
import ZegelTestKit

@Suite struct `The token of a link` {
  @Test(arguments: 0..<500) func `is read as it was written, in either case`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let token = LinkToken(bytes: (0..<32).map { _ in .random(in: 0...255, using: &generator) })
    #expect(token.text.utf8.count == 52)
    #expect(LinkToken(token.text) == token)
    #expect(LinkToken(token.text.uppercased()) == token)
  }

  @Test func `is read as it was meant where letters look like digits`() {
    let zeros = LinkToken(String(repeating: "0", count: 52))
    #expect(zeros != nil && LinkToken("O" + String(repeating: "o", count: 51)) == zeros)
    let rest = String(repeating: "0", count: 51)
    for letter in ["I", "i", "L", "l"] { #expect(LinkToken(letter + rest) == LinkToken("1" + rest)) }
  }

  @Test(arguments: [
    "", "0", String(repeating: "0", count: 51), String(repeating: "0", count: 53),
    String(repeating: "u", count: 52),
    String(repeating: "0", count: 51) + "1", String(repeating: "é", count: 26),
    String(repeating: "0", count: 51) + "\n",
  ])
  func `is nothing else`(_ text: String) { #expect(LinkToken(text) == nil) }

  @Test func `says nothing of itself when it is printed`() {
    let token = LinkToken(bytes: [UInt8](repeating: 0xAB, count: 32))
    var dumped = ""
    dump(token, to: &dumped)
    #expect("\(token)" == "a link" && !dumped.contains("171") && !String(reflecting: token).contains("171"))
  }

  @Test(arguments: 0..<2000) func `no text breaks the reading of it`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyzOIL-éU\n%")
    let length = Int.random(in: 50...54, using: &generator)
    let text = String((0..<length).map { _ in letters.randomElement(using: &generator)! })
    if let token = LinkToken(text) { #expect(LinkToken(token.text) == token) }
  }
}

@Suite struct `The public address` {
  @Test(arguments: [
    ("https://punten.korenaar.example", "https://punten.korenaar.example"),
    ("https://punten.korenaar.example/", "https://punten.korenaar.example"),
    ("https://korenaar.example:8443", "https://korenaar.example:8443"),
    ("http://127.0.0.1:8480", "http://127.0.0.1:8480"),
    ("http://localhost", "http://localhost"),
  ])
  func `is an origin over TLS, or the machine itself`(_ text: String, _ origin: String) {
    #expect(PublicAddress(text)?.origin == origin)
  }

  @Test(arguments: [
    "", "punten.korenaar.example", "http://punten.korenaar.example", "https://", "https://a b", "https://a/b",
    "https://a?b",
    "https://a:0", "https://a:x", "https://a:1:2", "https://jan:pw@a", "https://A.example", "https://-a", "https://a.",
    "ftp://a", "https://a\r\nb", "https://\(String(repeating: "a", count: 200))",
  ])
  func `is nothing else`(_ text: String) { #expect(PublicAddress(text) == nil) }
}
