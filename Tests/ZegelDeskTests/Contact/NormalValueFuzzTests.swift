import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Whatever is given as a value` {
  @Test(arguments: FieldType.allCases)
  func `it is refused by its field, or stays the same when it is read again`(_ type: FieldType) throws {
    var chance = SeededGenerator(seed: type.rawValue.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    var taken = 0
    for _ in 0..<3000 {
      let raw = anything(&chance)
      let value: NormalValue
      do {
        value = try normalValue(raw, as: type, field: "f", choices: ["hond", "kät"])
      } catch {
        #expect(error.field == "f")
        #expect(error.details.allSatisfy { $0 == "200" })
        continue
      }
      taken += 1
      let again = try normalValue(value.shown, as: type, field: "f", choices: ["hond", "kät"])
      #expect(again.shown.utf8.elementsEqual(value.shown.utf8) && again.lookup.utf8.elementsEqual(value.lookup.utf8))
      #expect(value.shown.count <= 200 && value.shown.utf8.count <= 800 && !value.lookup.isEmpty)
    }
    // If nothing were ever taken, this would test little.
    #expect(taken > 0 || type == .purchaseLines)
  }

  private func anything(_ chance: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<4, using: &chance) {
    case 0:
      return String(
        decoding: (0..<Int.random(in: 0...60, using: &chance)).map { _ in UInt8.random(in: 0...255, using: &chance) },
        as: UTF8.self)
    case 1:
      let scalars = (0..<Int.random(in: 0...30, using: &chance)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x1_FFFF, using: &chance))
      }
      return String(String.UnicodeScalarView(scalars))
    case 2: return mutated(&chance)
    default:
      return (0..<Int.random(in: 1...6, using: &chance)).map { _ in pieces.randomElement(using: &chance)! }.joined()
    }
  }

  private func mutated(_ chance: inout SeededGenerator) -> String {
    var scalars = Array(examples.randomElement(using: &chance)!.unicodeScalars)
    for _ in 0..<Int.random(in: 0...3, using: &chance) where !scalars.isEmpty {
      let place = Int.random(in: 0..<scalars.count, using: &chance)
      switch Int.random(in: 0..<3, using: &chance) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert(contentsOf: pieces.randomElement(using: &chance)!.unicodeScalars, at: place)
      default: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &chance))
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private let examples = [
    "Jan van der Berg", "jan@example.org", "020 123 4567", "+31 6 12345678", "28-02-1990", "2024-02-29",
    "Dorpsstraat 12, 1234 AB Ergens", "Storgatan 1, 123 45 Stad, Zweden", "AB-12-CD", "M-Ü 1234", "hond", "kät",
    "nl-BE",
    "zh-Hant-TW", "ja", "false", "1 High Street, SW1A 1AA Town, GB",
  ]

  private let pieces = [
    " ", "  ", "\u{301}", "\u{308}", "\u{345}", "é", "İ", "ß", "ﬁ", "\u{212B}", "\u{1100}", "\u{1161}", "9", "12", "A",
    "-", ".", "@", ",", "/", "\u{200D}", "\u{202E}", "\u{0}", "\u{3000}", "＠", "Ａ", "９", "🥐", "ja", "nl", "1234 AB x",
    "'", "\u{0958}", "\u{1D15E}", "(", "+", "van",
  ]
}
