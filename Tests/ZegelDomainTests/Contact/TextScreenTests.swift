import Testing
import ZegelTestKit

@testable import ZegelDomain

@Suite struct `The screen of free text` {
  private let national = CheckedNumbers.national(from: 10_203_040)

  @Test(arguments: ["", " ", ".", "-", " - ", "\u{00A0}", "\u{2013}"])
  func `a citizen service number is found however it is written`(separator: String) throws {
    let written = CheckedNumbers.grouped(national, [4, 2, 3], by: separator)
    #expect(try found("nr \(written), graag") == [.nationalNumber])
    #expect(try found(written) == [.nationalNumber])
    #expect(try found("Laan 10 \(written)").contains(.nationalNumber))
  }

  @Test func `it is found without its first zero, in other digits and with signs nobody sees in it`() throws {
    let zero = CheckedNumbers.national(from: 1_203_040)
    #expect(zero.hasPrefix("0"))
    #expect(try found(String(zero.dropFirst())) == [.nationalNumber])
    let arabic = String(String.UnicodeScalarView(national.unicodeScalars.map { Unicode.Scalar($0.value + 0x630)! }))
    #expect(try found(arabic) == [.nationalNumber])
    #expect(try found(national.map(String.init).joined(separator: "\u{200B}")) == [.nationalNumber])
  }

  @Test func `a number that fails the test, is all zeros, longer, or a day is none`() throws {
    #expect(try found(CheckedNumbers.spoilt(national)).isEmpty)
    #expect(try found("000000000 00000000").isEmpty)
    #expect(try found("9\(national)").isEmpty)
    #expect(try found("\(national)9").isEmpty)
    for day in 1...28 { #expect(try found("\(day < 10 ? "0" : "")\(day)-02-1990").isEmpty) }
  }

  @Test(arguments: [
    ("NL", "ZZZZ0123456789"), ("BE", "000123456789"), ("DE", "000000000123456789"), ("GB", "ZZZZ00000012345678"),
  ])
  func `a bank account is found with and without spaces`(_ country: String, _ rest: String) throws {
    let account = CheckedNumbers.account(country, rest)
    let spaced = CheckedNumbers.grouped(account, [4, 4, 4, 4, 4, 4, 4], by: " ")
    for written in [account, account.lowercased(), spaced, "op (\(account)) graag", "\(spaced)ten name van"] {
      #expect(try found(written).contains(.bankAccount), "\(country)")
    }
    #expect(try !found(CheckedNumbers.spoilt(account)).contains(.bankAccount))
    #expect(try !found(String(account.dropLast())).contains(.bankAccount))
  }

  @Test(arguments: 12...18) func `a payment card is found from 13 to 19 digits`(length: Int) throws {
    let card = CheckedNumbers.card(from: String("400000000000000000".prefix(length)))
    #expect(try found(card).contains(.paymentCard))
    #expect(try found(CheckedNumbers.grouped(card, [4, 4, 4, 7], by: " ")).contains(.paymentCard))
    #expect(try !found(CheckedNumbers.spoilt(card)).contains(.paymentCard))
  }

  @Test(
    arguments: [
      ("Zij is zwanger.", .health), ("has DIABETES", .health), ("gaat naar de moskee, moslim", .belief),
      ("Lid van de vakbond", .union), ("a trade-union member", .union), ("is lesbisch", .sexuality),
      ("neemt een vingerafdruk", .biometric), ("afkomst", .origin), ("votes  for them", .politics),
      ("genétisch", .genetic),
    ] as [(String, DataCategory)])
  func `a word of a special category is found, whole and in any case`(_ text: String, _ category: DataCategory) throws {
    #expect(try found(text) == [.special(category)])
  }

  @Test(arguments: ["De heer Ziekman", "Zwangerschap", "homogeen", "Kankerveld", "kaart graag per post", ""])
  func `part of another word is none`(text: String) throws {
    #expect(try found(text).isEmpty)
  }

  @Test func `every special category has words, each of them as they are compared`() throws {
    #expect(Set(specialWords.map(\.category)) == Set(DataCategory.allCases.filter(\.isSpecial)))
    for (category, words) in specialWords {
      for word in words { #expect(try found(word).contains(.special(category)), "\(word)") }
    }
  }

  @Test func `a text that is too long is refused`() {
    #expect(throws: Refusal(.inputTooLarge)) {
      try TextScreen(String(repeating: "a", count: TextScreen.maximumBytes + 1))
    }
  }

  @Test(arguments: 1...4) func `no text makes it fall over`(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...300, using: &chance)).map { _ in UInt8.random(in: 0...255, using: &chance) }
      _ = try TextScreen(String(decoding: bytes, as: UTF8.self))
      let digits = (0..<400).map { _ in "0123456789 -.NLA".randomElement(using: &chance)! }
      _ = try TextScreen(String(digits))
    }
  }

  private func found(_ text: String) throws -> Set<TextFinding> { try TextScreen(text).findings }
}
