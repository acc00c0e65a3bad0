import Foundation
import Testing
import ZegelTestKit

@Suite struct `Looking for what leaked` {
  private let search = ByteSearch(Canary.forms.map(\.bytes))

  private func chance(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  @Test func `every form of every mark is found, wherever it begins and however little follows it`() {
    var generator = SeededGenerator(seed: 11)
    #expect(Canary.forms.count > 2_000)
    for (place, form) in Canary.forms.enumerated() {
      for before in 0..<5 {
        for after in [0, 1, 2, 3, 9] {
          let bytes = chance(before, &generator) + form.bytes + chance(after, &generator)
          let found = bytes.withUnsafeBytes { search.found(in: $0) }
          #expect(found.contains(place), "\(form.name), \(before) bytes before and \(after) after")
        }
      }
    }
  }

  @Test func `nothing is found by chance, nor where a mark lacks its last byte`() {
    var generator = SeededGenerator(seed: 12)
    let million = chance(1_000_000, &generator)
    #expect(million.withUnsafeBytes { search.found(in: $0) } == [])
    for form in ["qzvmai", "xjpost", "61357924"] {
      let bytes = chance(20, &generator) + form.utf8 + chance(20, &generator)
      #expect(bytes.withUnsafeBytes { search.found(in: $0) } == [])
    }
    for short in 0..<8 {
      let bytes = Array("qzvmail".utf8.prefix(short % 7))
      #expect(bytes.withUnsafeBytes { search.found(in: $0) } == [])
    }
  }

  @Test func `a value as Python, OpenSSL and psql would write it is found`() throws {
    let samples = [
      "Vm9vciBxenZtYWlsMTJAd3hqcG9zdC5leGFtcGxl", "566f6f7220717a766d61696c", "Wxjdr%C3%B6st", "Wxjdr=C3=B6st",
      "Wxjdr\\u00f6st", "Wxjdr&#246;st", "+31 6 13 57 92 46", "0613-579-246", "tsordjxW", "\\x717a766d61696c",
    ]
    for sample in samples {
      let bytes = Array(sample.utf8)
      #expect(bytes.withUnsafeBytes { search.found(in: $0) } != [], "\(sample)")
    }
  }
}
