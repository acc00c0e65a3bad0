import Foundation
import Testing
import ZegelDomain

@testable import ZegelPages

@Suite struct `How pages look` {
  @Test(arguments: ["light", "dark", "print"]) func `every text can be read on what it stands on`(_ name: String) {
    let palette: Palette = name == "light" ? .light : name == "dark" ? .dark : .print
    for pair in palette.pairs {
      let contrast = contrast(pair.front, pair.back)
      #expect(contrast >= pair.least, "\(name), \(pair.name): \(contrast)")
    }
  }

  @Test func `the sheet's name follows its text, and nothing in it comes from elsewhere`() {
    #expect(StyleSheet.path == "/styles/\(StyleSheet.name)" && StyleSheet.name.hasSuffix(".css"))
    for word in ["url(", "@import", "http:", "https:", "expression("] { #expect(!StyleSheet.text.contains(word)) }
    #expect(StyleSheet.text.count(where: { $0 == "{" }) == StyleSheet.text.count(where: { $0 == "}" }))
  }

  /// - Source: WCAG 2.2, contrast ratio and relative luminance.
  private func contrast(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func linear(_ part: Int) -> Double {
    let share = Double(part & 255) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }

  private func luminance(_ colour: String) -> Double {
    let number = Int(colour.dropFirst(), radix: 16)!
    return 0.2126 * linear(number >> 16) + 0.7152 * linear(number >> 8) + 0.0722 * linear(number)
  }
}
