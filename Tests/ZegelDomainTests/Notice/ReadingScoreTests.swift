import Testing
import ZegelDomain

@Suite struct `How hard a text is to read` {
  @Test(arguments: [
    ("brood", 1), ("aanbiedingen", 4), ("wij", 1), ("gegevens", 3), ("spaarprogramma", 4), ("nieuws", 1),
    ("geïnteresseerd", 5), ("bedrijf", 2), ("zien", 1), ("mooie", 2), ("leeuw", 1), ("b", 1),
  ])
  func `Dutch syllables are counted by sound`(word: String, count: Int) {
    #expect(ReadingScore.syllables(in: word, .nl) == count)
  }

  @Test(arguments: [
    ("bread", 1), ("offers", 2), ("programme", 2), ("table", 2), ("used", 1), ("needed", 2), ("membership", 3),
    ("information", 4), ("moment", 2), ("the", 1),
  ])
  func `English syllables are counted by sound`(word: String, count: Int) {
    #expect(ReadingScore.syllables(in: word, .en) == count)
  }

  @Test func `sentences end at marks, and not inside an address or a number`() {
    #expect(ReadingScore("Mail ons op a.b@c.nl. Of bel! Het kost 1.50.", .nl).sentences == 3)
    #expect(ReadingScore("zonder punt", .nl).sentences == 1)
    #expect(ReadingScore("", .nl).words == 0 && ReadingScore("", .nl).ease == 100)
  }

  @Test func `longer words and longer sentences score lower`() {
    let easy = ReadingScore("Wij sturen u een brief. U mag nee zeggen. Dan doen wij het niet.", .nl)
    let hard = ReadingScore(
      "Communicatieactiviteiten geschieden uitsluitend overeenkomstig voorafgaande toestemmingsverlening.", .nl)
    #expect(easy.ease > 80 && hard.ease < 0 && easy.sentenceWords == 5)
  }
}
