import Testing
import ZegelDomain

@Suite struct `What people read of a refusal` {
  @Test(arguments: Refusal.Code.allCases)
  func `every code has a message and a remedy in both languages`(_ code: Refusal.Code) {
    let text = code.text
    for texts in [text.title, text.message, text.remedy] {
      #expect(!texts.nl.isEmpty && !texts.en.isEmpty)
      #expect(texts.nl != texts.en)
    }
    for texts in [text.message, text.remedy] {
      for language in Language.allCases { #expect("].".contains(texts[language].last!)) }
    }
    for language in Language.allCases {
      let bare = Refusal(code).message[language]
      #expect(!bare.contains("[") && !bare.contains("{") && !bare.contains("  "))
    }
  }

  @Test func `details are written as the language writes them`() {
    let low = Refusal(.balanceTooLow, field: "card", "1250", "20000")
    #expect(low.message.nl == "Het saldo is te laag: 1.250, en er is 20.000 nodig.")
    #expect(low.message.en == "The balance is too low: 1,250, where 20,000 are needed.")
    let blocked = Refusal(.cardBlocked, field: "card", "2026-05-12T20:46:00Z")
    #expect(blocked.message.nl == "Deze kaart is geblokkeerd sinds 12 mei 2026 om 20:46 UTC.")
    #expect(blocked.message.en == "This card is blocked since 12 May 2026 at 20:46 UTC.")
    #expect(Refusal(.cardBlocked).message.nl == "Deze kaart is geblokkeerd.")
  }

  @Test func `a field that looks like a placeholder stays as it is`() {
    let odd = Refusal(.amountOutOfRange, field: "{1}[0]", "x")
    #expect(odd.message.en == "The amount in {1}[0] is too large or too small.")
  }

  @Test(
    arguments: [
      (1400, "EUR", 2, "€ 14,00", "€14.00"), (-5, "EUR", 2, "€ -0,05", "-€0.05"),
      (123_456_789, "EUR", 2, "€ 1.234.567,89", "€1,234,567.89"), (1250, "JPY", 0, "JPY 1.250", "JPY 1,250"),
      (Int64.min, "EUR", 2, "€ -92.233.720.368.547.758,08", "-€92,233,720,368,547,758.08"),
    ] as [(Int64, String, Int, String, String)])
  func `amounts read well`(_ minorUnits: Int64, _ currency: String, _ decimals: Int, _ nl: String, _ en: String) {
    #expect(written(minorUnits, currency, decimals: decimals, in: .nl) == nl)
    #expect(written(minorUnits, currency, decimals: decimals, in: .en) == en)
  }
}
