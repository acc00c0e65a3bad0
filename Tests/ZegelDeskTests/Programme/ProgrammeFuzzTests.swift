import Testing
import ZegelDomain

@testable import ZegelDesk

@Suite struct `Whatever is in a programme file` {
  @Test(arguments: 1...8) func `it becomes a programme, or problems inside the file`(seed: UInt64) {
    var chance = Chance(state: seed)
    var programmes = 0
    for _ in 0..<400 {
      let text = mutated(exampleProgramme, &chance)
      let lines = text.utf8.reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
      let read = ReadProgramme(text)
      if read.programme != nil { programmes += 1 }
      #expect((read.programme == nil) == !read.problems.isEmpty, "\(text)")
      #expect(read.problems.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 }, "\(text)")
      #expect(read.problems.allSatisfy { !$0.message.nl.isEmpty && !$0.remedy.en.isEmpty })
      if let programme = read.programme { #expect(!describeProgramme(programme, in: .nl).isEmpty) }
    }
    // Some mutations only touch a comment or a name; if none did, or all, this would test little.
    #expect(programmes > 10 && programmes < 390)
  }

  private func mutated(_ text: String, _ chance: inout Chance) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<[1, 1, 1, 2, 3].randomElement(using: &chance)! {
      let place = Int.random(in: 0..<bytes.count, using: &chance)
      switch Int.random(in: 0..<8, using: &chance) {
      case 0: bytes[place] = pieces.randomElement(using: &chance)!.utf8.first!
      case 1: bytes.insert(contentsOf: pieces.randomElement(using: &chance)!.utf8, at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...30, using: &chance)))
      case 3: bytes.removeSubrange(place...)
      case 4:
        let other = Int.random(in: 0..<bytes.count, using: &chance)
        bytes.insert(contentsOf: bytes[min(place, other)..<min(max(place, other), min(place, other) + 200)], at: place)
      case 5: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &chance))
      case 6: swapLines(&bytes, &chance)
      default: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place)
      }
      if bytes.isEmpty { bytes = [32] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func swapLines(_ bytes: inout [UInt8], _ chance: inout Chance) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    lines.swapAt(Int.random(in: 0..<lines.count, using: &chance), Int.random(in: 0..<lines.count, using: &chance))
    bytes = Array(lines.joined(separator: [10]))
  }

  private let pieces = [
    "&a ", "*a ", "!x ", "- ", "? ", ": ", "{", "}", "[", "]", "\"", "'", "#", "|", ">", "\n", "\n  ", "\t", "%", "@",
    "`", ",", "---\n",
    "...\n", "<<: ", "~", "null", "-1", "1e9", "0", "99999999999999999999", "9223372036854775807", "é", "🥐", "\u{FEFF}",
    "\u{0}", "\r",
    "  points: 1\n", "id: euro", "never", "no", "2026-02-30", "FREQ=DAILY;COUNT=10000", "BYSETPOS=-366;", "\\u0000",
  ]
}

/// SplitMix64: the same mutations each time.
private struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
