import Testing
import ZegelDomain

@Suite struct `Folding a text` {
  @Test(
    arguments: [
      ("José", "jose"), ("Łukasz", "lukasz"), ("GROẞ", "gross"), ("Ærø", "aero"), ("Ĳsbrand", "ijsbrand"),
      ("’t Hooft", "'t hooft"), ("Jan‐Piet", "jan-piet"), ("e\u{301}", "e"), ("Александр", "александр"),
      ("山田", "山田"), ("nguyễn", "nguyen"),
    ])
  func `takes case and accents off Latin letters and leaves other scripts`(_ text: String, _ folded: String) {
    #expect(ZegelDomain.folded(text) == folded)
    #expect(ZegelDomain.folded(folded) == folded)
  }
}
