import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `A value somebody gives` {
  @Test(
    arguments: [
      ("  Jan   van der  Berg ", "Jan van der Berg", "jan van der berg"),
      ("Gerard 't Hooft", "Gerard 't Hooft", "gerard 't hooft"),
      ("Gerard ’t Hooft", "Gerard ’t Hooft", "gerard 't hooft"),
      ("Zoe\u{308} O'Neill", "Zo\u{EB} O'Neill", "zoe o'neill"),
      ("Anne-Marie J.P.Jansen", "Anne-Marie J.P.Jansen", "anne-marie j.p.jansen"),
      ("Joh.Bakker", "Joh.Bakker", "joh.bakker"), ("山田 太郎", "山田 太郎", "山田 太郎"),
      ("محمد", "محمد", "محمد"), ("राधिका", "राधिका", "राधिका"), ("Karel 2", "Karel 2", "karel 2"),
      ("a\tb\nc", "a b c", "a b c"),
    ])
  func `a name stays as written and is found without case and accents`(_ raw: String, _ shown: String, _ lookup: String)
    throws
  {
    try expect(raw, .name, shown, lookup)
  }

  @Test(
    arguments: [
      "12", "...", "jan@example.org", "https://example.org", "www.example.org", "bakker.nl", "BAKKER.NL", "<b>Jan</b>",
      "Jan 🙂",
    ])
  func `digits alone, addresses of mail and web and marks are no name`(_ raw: String) {
    refuses(raw, .name, .nameMalformed)
  }

  @Test(
    arguments: [
      ("Jan.Bakker+zegel@Example.ORG", "Jan.Bakker+zegel@example.org", "jan.bakker+zegel@example.org"),
      ("o'neill@example.org", "o'neill@example.org", "o'neill@example.org"),
      ("info@BÜCHER.example", "info@bücher.example", "info@bücher.example"),
      ("info@xn--bcher-kva.example", "info@xn--bcher-kva.example", "info@xn--bcher-kva.example"),
    ])
  func `an e-mail address keeps its mailbox as typed, its plus and its dots`(
    _ raw: String, _ shown: String, _ lookup: String
  ) throws {
    try expect(raw, .email, shown, lookup)
  }

  @Test(
    arguments: [
      "jan", "@example.org", "jan@", "jan@@example.org", "jan@example", "jan@example..org", ".jan@example.org",
      "jan.@example.org", "j..b@example.org", "\"jan b\"@example.org", "jan b@example.org", "jan@-example.org",
      "jan@example-.org", "jan@[127.0.0.1]", "jan@127.0.0.1", "jan@exam_ple.org", "ｊan@example.org", "jan＠example.org",
      "<jan@example.org>", "\(String(repeating: "a", count: 65))@example.org",
      "jan@\(String(repeating: "a", count: 64)).org",
    ])
  func `what no mail server takes is no e-mail address`(_ raw: String) { refuses(raw, .email, .emailMalformed) }

  @Test(
    arguments: [
      ("28-02-1990", "1990-02-28"), ("1990-02-28", "1990-02-28"), ("29-2-2024", "2024-02-29"),
      ("1-1-2999", "2999-01-01"),
    ])
  func `a day is read in either order`(_ raw: String, _ shown: String) throws { try expect(raw, .date, shown, shown) }

  @Test(arguments: ["30-02-1990", "1990-13-01", "02/28/1990", "28-02-90", "1990-2-8", "vandaag", "٢٨-٠٢-١٩٩٠"])
  func `a day that does not exist is none`(_ raw: String) { refuses(raw, .date, .dateMalformed) }

  @Test(
    arguments: [
      ("ab12cd", "AB-12-CD", "AB12CD"), ("AB-12-34", "AB-12-34", "AB1234"), ("12 34 ab", "12-34-AB", "1234AB"),
      ("12abc3", "12-ABC-3", "12ABC3"), ("1abc23", "1-ABC-23", "1ABC23"), ("ab123c", "AB-123-C", "AB123C"),
      ("a123bc", "A-123-BC", "A123BC"), ("abc12d", "ABC-12-D", "ABC12D"), ("a12bcd", "A-12-BCD", "A12BCD"),
      ("1ab234", "1-AB-234", "1AB234"), ("123ab4", "123-AB-4", "123AB4"), ("abcd12", "AB-CD-12", "ABCD12"),
      ("12abcd", "12-AB-CD", "12ABCD"), ("12ab34", "12-AB-34", "12AB34"), ("m-ü 1234", "M Ü 1234", "MÜ1234"),
      ("1-abc-234", "1-ABC-234", "1ABC234"),
    ])
  func `a plate is upper case, a Dutch one with its dashes`(_ raw: String, _ shown: String, _ lookup: String) throws {
    try expect(raw, .plate, shown, lookup)
  }

  @Test(arguments: ["A", "ABCDEFGHIJK", "AB_12", "123456789", "--"])
  func `what fits on no plate is none`(_ raw: String) { refuses(raw, .plate, .plateMalformed) }

  @Test(arguments: [
    ("nl", "nl", "nl"), ("NL-be", "nl-BE", "nl"), ("zh-hant-tw", "zh-Hant-TW", "zh"), ("pap", "pap", "pap"),
  ])
  func `a language is found by its first part`(_ raw: String, _ shown: String, _ lookup: String) throws {
    try expect(raw, .language, shown, lookup)
  }

  @Test(arguments: ["xx", "Nederlands", "nl_NL", "nl-", "en-US-Latn", "i-klingon", "nl-x-jan"])
  func `what is no language is refused`(_ raw: String) { refuses(raw, .language, .languageUnknown) }

  @Test(arguments: ["ja", "Yes", "TRUE", "nee", "no", "False"]) func `yes and no are read in both languages`(
    _ raw: String
  )
    throws
  {
    let word = ["ja", "Yes", "TRUE"].contains(raw) ? "yes" : "no"
    try expect(raw, .yesOrNo, word, word)
    refuses("misschien", .yesOrNo, .answerMalformed)
  }

  @Test func `a choice is one of those there are`() throws {
    #expect(try normalValue("Hond", as: .choice, field: "pet", choices: ["hond", "kat"]).shown == "hond")
    #expect(throws: Refusal(.choiceUnknown, field: "pet")) {
      try normalValue("vis", as: .choice, field: "pet", choices: ["hond", "kat"])
    }
  }

  @Test func `purchase lines come from tills`() { refuses("brood", .purchaseLines, .valueFromTills) }

  @Test(arguments: FieldType.allCases.filter { $0 != .purchaseLines })
  func `empty, long and invisible texts are refused for every type`(_ type: FieldType) {
    refuses("", type, .valueEmpty)
    refuses(" \u{00A0}\n", type, .valueEmpty)
    refuses(String(repeating: "a", count: 201), type, .valueTooLong)
    refuses(String(repeating: " ", count: 801), type, .valueTooLong)
    for sign in ["\u{0}", "\u{1B}", "\u{7F}", "\u{202E}", "\u{2066}", "\u{200F}", "\u{FEFF}", "\u{FFFD}", "\u{E000}"] {
      refuses("Jan\(sign)sen", type, .characterNotAllowed)
    }
  }

  @Test(arguments: [FieldType.name, .address, .choice])
  func `a number of the state, a bank or a card is refused and not said again`(_ type: FieldType) {
    let numbers = [
      CheckedNumbers.national(from: 10_203_040), CheckedNumbers.card(from: "400000000000000"),
      CheckedNumbers.account("NL", "ZZZZ0123456789"),
    ]
    for number in numbers {
      let raw = "Jan \(number), 1234 AB Ergens"
      refuses(raw, type, .numberNotAllowed)
      do {
        _ = try normalValue(raw, as: type, field: "f", choices: [raw])
      } catch {
        #expect(error.details.isEmpty && !error.message.nl.contains(number) && !error.remedy.en.contains(number))
      }
    }
  }
}

func expect(
  _ raw: String, _ type: FieldType, home: String = "NL", _ shown: String, _ lookup: String,
  at place: SourceLocation = #_sourceLocation
) throws {
  let value = try normalValue(raw, as: type, field: "f", home: home)
  #expect(value.shown.utf8.elementsEqual(shown.utf8), "\(value.shown)", sourceLocation: place)
  #expect(value.lookup.utf8.elementsEqual(lookup.utf8), "\(value.lookup)", sourceLocation: place)
  #expect(try normalValue(value.shown, as: type, field: "f", home: home) == value, sourceLocation: place)
}

func refuses(
  _ raw: String, _ type: FieldType, home: String = "NL", _ code: Refusal.Code,
  at place: SourceLocation = #_sourceLocation
) {
  #expect(throws: Refusal(code, field: "f"), "\(raw)", sourceLocation: place) {
    try normalValue(raw, as: type, field: "f", home: home)
  }
}
