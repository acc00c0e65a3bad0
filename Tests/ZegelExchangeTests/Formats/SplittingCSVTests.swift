import Testing
import ZegelTestKit

@testable import ZegelExchange

@Suite struct `Splitting CSV` {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
    ("\"a,\"\"b\"\"\nc\",\"\"\r\n", [["a,\"b\"\nc", ""]]),
    (",\n\n\r\n,", [["", ""], ["", ""]]),
    ("\"\"\n", [[""]]),
    ("é🧀,\n", [["é🧀", ""]]),
    ("", []), ("\n\n", []),
  ]) func `records come out as RFC 4180 has them`(text: String, records: [[String]]) {
    #expect(split(Array(text.utf8)).map(\.content) == records.map { .fields($0) })
  }

  @Test func `a broken record costs only itself, and its line is named`() {
    let records = split(Array("a,b\n1,x\"y\n2,\"z\"w\n".utf8) + [0xFF, 0x0A] + Array("3,4\n\"open\n".utf8))
    #expect(records.map(\.line) == [1, 2, 3, 4, 5, 6])
    #expect(records.map(\.content)[1...3].allSatisfy { $0 == .malformed })
    #expect(records[4].content == .fields(["3", "4"]))
    #expect(records[5].content == .malformed)
  }

  @Test func `a quoted line end counts as a line`() {
    let records = split(Array("a\n\"x\ny\n\"\nb\n".utf8))
    #expect(records.map(\.line) == [1, 2, 5])
    #expect(records.map(\.lastLine) == [1, 4, 5])
    #expect(records.map(\.end) == [2, 9, 11])
  }

  @Test func `what is too long is told and dropped`() {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: CSVSplitter.longestRecord + 10)
    let wide = [UInt8](repeating: UInt8(ascii: ","), count: CSVSplitter.mostFields + 10)
    let records = split(long + [0x0A] + wide + [0x0A] + Array("1\n".utf8))
    #expect(records.map(\.content) == [.tooLarge, .tooLarge, .fields(["1"])])
  }

  @Test(arguments: 0..<20) func `what is written as CSV comes back, whatever the parts it is read in`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let letters = ["a", "é", "🧀", ",", ";", "\"", "\n", "\r", " ", ""]
    let rows = (0..<50).map { _ in
      (0..<Int.random(in: 2...5, using: &chance)).map { _ in
        (0..<Int.random(in: 0...6, using: &chance)).map { _ in letters.randomElement(using: &chance)! }.joined()
      }
    }
    let text = Array(rows.map { $0.map(csvField).joined(separator: ",") + "\r\n" }.joined().utf8)
    let whole = split(text)
    #expect(whole.map(\.content) == rows.map { .fields($0) })
    #expect(split(text, &chance) == whole)
  }

  @Test(arguments: 0..<50) func `any bytes at all give records in order, the same in any parts`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = Array("\"\",;\n\r ab".utf8) + [0xEF, 0xBB, 0xBF, 0xFF]
    let bytes = (0..<2000).map { _ in alphabet.randomElement(using: &chance)! }
    let whole = split(bytes)
    #expect(zip(whole, whole.dropFirst()).allSatisfy { $0.end < $1.end && $0.lastLine < $1.line })
    #expect(whole.allSatisfy { $0.line <= $0.lastLine && $0.end <= bytes.count })
    #expect(split(bytes, &chance) == whole)
  }

  @Test(arguments: 0..<20) func `reading goes on in the middle of a file as if it had read the front`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = Array("\"\",\n\r ab".utf8)
    let bytes = (0..<500).map { _ in alphabet.randomElement(using: &chance)! }
    let whole = split(bytes)
    guard let cut = whole.indices.randomElement(using: &chance) else { return }
    var rest = CSVSplitter(offset: whole[cut].end, line: whole[cut].lastLine + 1)
    let records = rest.records(in: bytes[Int(whole[cut].end)...]) + [rest.lastRecord()].compactMap { $0 }
    #expect(records == Array(whole[(cut + 1)...]))
  }

  private func split(_ bytes: [UInt8]) -> [CSVRecord] {
    var splitter = CSVSplitter()
    return splitter.records(in: bytes) + [splitter.lastRecord()].compactMap { $0 }
  }

  private func split(_ bytes: [UInt8], _ chance: inout SeededGenerator) -> [CSVRecord] {
    var (splitter, records, rest) = (CSVSplitter(), [CSVRecord](), bytes[...])
    while !rest.isEmpty {
      let part = rest.prefix(Int.random(in: 1...7, using: &chance))
      records += splitter.records(in: part)
      rest = rest.dropFirst(part.count)
    }
    return records + [splitter.lastRecord()].compactMap { $0 }
  }
}
