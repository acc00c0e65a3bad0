import Testing
import ZegelDomain

@Suite struct `An address` {
  @Test(
    arguments: [
      ("Dorpsstraat 12, 1234AB Ergens", "Dorpsstraat 12, 1234 AB Ergens", "1234AB 12"),
      ("Dorpsstraat 12a , 1234 ab 's-Ergens", "Dorpsstraat 12a, 1234 AB 's-Ergens", "1234AB 12-A"),
      ("Dorpsstraat 12 A, 1234 AB Ergens", "Dorpsstraat 12 A, 1234 AB Ergens", "1234AB 12-A"),
      ("Dorpsstraat 12-3, 1234 AB Ergens, Nederland", "Dorpsstraat 12-3, 1234 AB Ergens, Nederland", "1234AB 12-3"),
      ("1e Dwarsstraat 12 bis, 1234 AB Ergens", "1e Dwarsstraat 12 bis, 1234 AB Ergens", "1234AB 12-BIS"),
      ("Plein 1944 3, 1234 AB Ergens", "Plein 1944 3, 1234 AB Ergens", "1234AB 1944-3"),
      ("Postbus 123, 1234 AB Ergens, NL", "Postbus 123, 1234 AB Ergens, NL", "1234AB 123"),
    ])
  func `in the Netherlands is found by postcode and house number`(_ raw: String, _ shown: String, _ lookup: String)
    throws
  {
    try expect(raw, .address, shown, lookup)
  }

  @Test(
    arguments: [
      ("Kerkstraat 5, 2000 Érgens, België", "Kerkstraat 5, 2000 Érgens, België", "kerkstraat 5, 2000 ergens, be"),
      ("Kerkstraat 5, 2000 Ergens, BE", "Kerkstraat 5, 2000 Ergens, BE", "kerkstraat 5, 2000 ergens, be"),
      (
        "1 High Street, sw1a1aa Town, United Kingdom", "1 High Street, SW1A 1AA Town, United Kingdom",
        "1 high street, sw1a 1aa town, gb"
      ),
      ("ul. Polna 1, 00123 Miasto, Polen", "ul. Polna 1, 00-123 Miasto, Polen", "ul. polna 1, 00-123 miasto, pl"),
      ("Storgatan 1, 12345 Stad, Zweden", "Storgatan 1, 123 45 Stad, Zweden", "storgatan 1, 123 45 stad, se"),
      ("Main Road, D02 X285 Town, Ireland", "Main Road, D02 X285 Town, Ireland", "main road, d02 x285 town, ie"),
      ("Iela 1, LV1010 Pilsēta, Letland", "Iela 1, LV-1010 Pilsēta, Letland", "iela 1, lv-1010 pilseta, lv"),
    ])
  func `elsewhere in Europe is found by the whole of it`(_ raw: String, _ shown: String, _ lookup: String) throws {
    try expect(raw, .address, shown, lookup)
  }

  @Test func `without a country is in the home country`() throws {
    try expect(
      "Kerkstraat 5, 2000 Ergens", .address, home: "BE", "Kerkstraat 5, 2000 Ergens", "kerkstraat 5, 2000 ergens, be")
  }

  @Test(
    arguments: [
      "Dorpsstraat 12", "Dorpsstraat 12, Ergens", "Dorpsstraat, 1234 AB Ergens", "Dorpsstraat 12, 0234 AB Ergens",
      "Dorpsstraat 12, 1234 SA Ergens", "Dorpsstraat 12, 1234 sd Ergens", "Dorpsstraat 12, 1234 SS Ergens",
      "Dorpsstraat 12, 1234 AB", "Dorpsstraat 12, 1234 AB 12", "Dorpsstraat 12, 123 AB Ergens",
      "Dorpsstraat 0, 1234 AB Ergens", "12, 1234 AB Ergens", "Dorpsstraat 12,, 1234 AB Ergens",
      "Kerkstraat 5, 2000 Ergens", "Kerkstraat 5, 20000 Ergens, België", "Road 1, 1234 Town, Nergensland",
      "a@b 12, 1234 AB Ergens", "Straat 12, 1234 AB Ergens, NL, NL",
    ])
  func `that no letter reaches is refused`(_ raw: String) { refuses(raw, .address, .addressMalformed) }
}
