import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Reading an event` {
  @Test(arguments: [
    (#"{"timestamp":"2026-03-02T10:00:00Z"#, "timestamp"),
    (#"{}"#, "timestamp"),
    (#"{"timestamp":5}"#, "timestamp"),
    (#"{"timestamp":"2026-03-02T10:00:00Z","store":1.5}"#, "store"),
    (#"{"timestamp":"2026-03-02T10:00:00Z","total_cents":"1"}"#, "total_cents"),
    (#"{"timestamp":"2026-03-02T10:00:00Z","lines":[{"line":1,"qty":1},{"line":2,"qty":0.0001}]}"#, "lines[1].qty"),
    (#"{"timestamp":"2026-03-02T10:00:00Z","lines":[{"qty":1}]}"#, "lines[0].line"),
    (#"{"timestamp":"2026-03-02T10:00:00Z","lines":[{"line":2147483648,"qty":1}]}"#, "lines[0].line"),
    (#"{"timestamp":"2026-03-02T10:00:00Z","lines":{}}"#, "lines"),
    (#"{"timestamp":"2026-03-02T10:00:00Z"} x"#, nil),
    (#"{"timestamp":"2026-03-02T10:00:00Z",}"#, nil),
    (#"[]"#, nil), ("", nil), ("{", nil), (#"{"timestamp""#, nil),
  ])
  func `what is wrong is named by its field, and no value is repeated`(text: String, field: String?) throws {
    let refusal = #expect(throws: Refusal.self) { _ = try read(Array(text.utf8)) }
    #expect(refusal == Refusal(.inputMalformed, field: field))
    #expect(refusal?.details == [])
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    var bytes = Array(#"{"timestamp":"2026-03-02T10:00:00Z","card":"29"#.utf8)
    bytes += [0xFF] + Array(#""}"#.utf8)
    #expect(throws: Refusal(.inputMalformed, field: "card")) { _ = try read(bytes) }
  }

  @Test func `numbers at the edge of 64 bits are read exactly or refused`() throws {
    let sale = try event(#""amount_cents":-9223372036854775808,"qty":9223372036854775.807"#).act()
    guard case .sale(let read) = sale.request else { return #expect(Bool(false)) }
    #expect(read.lines[0].amount == .min)
    #expect(read.lines[0].quantity == .max)
    for number in ["9223372036854775808", "1e19", "1e-1", "1e999999999999", "0.5"] {
      #expect(throws: Refusal(.inputMalformed, field: "lines[0].amount_cents")) {
        _ = try event(#""amount_cents":\#(number),"qty":1"#)
      }
    }
  }

  @Test func `what nests too deeply is refused, not followed`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: Refusal.self) { _ = try read(Array(#"{"other":\#(deep)"#.utf8)) }
  }

  @Test func `a basket full of emoji is a basket`() throws {
    let text =
      #"{"store":"1","till":1,"receipt":"1","type":"sale","timestamp":"2026-03-02T10:00:00Z","currency":"EUR","#
      + #""lines":[{"line":1,"qty":1,"amount_cents":5,"category":"🧀\ud83e\uddc0\u00e9","product":"👩‍👩‍👧"}]}"#
    guard case .sale(let sale) = try read(Array(text.utf8)).act().request else { return #expect(Bool(false)) }
    #expect(sale.lines[0].category == "🧀🧀é")
    #expect(sale.lines[0].product == "👩‍👩‍👧")
  }

  @Test(arguments: 0..<20) func `it reads what Foundation reads, and refuses what Foundation refuses`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      var text = RandomEvent(&chance).text
      if Bool.random(using: &chance) { damage(&text, &chance) }
      let ours = told { try read(text) }
      let theirs = told {
        // It takes a comma before an end, which RFC 8259 does not.
        guard !String(decoding: text, as: UTF8.self).contains(/,\s*[}\]]/) else { throw CancellationError() }
        // The decoder does not look at what nobody asks for; this does.
        _ = try JSONSerialization.jsonObject(with: Data(text))
        return try JSONDecoder().decode(PosEvent.self, from: Data(text))
      }
      #expect(ours == theirs, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  private func event(_ line: String) throws -> PosEvent {
    let text =
      #"{"store":"1","till":1,"receipt":"1","type":"sale","timestamp":"2026-03-02T10:00:00Z","currency":"EUR","#
      + #""lines":[{"line":1,\#(line)}]}"#
    return try read(Array(text.utf8))
  }

  private func read(_ bytes: [UInt8]) throws -> PosEvent { try bytes.withUnsafeBytes { try PosEvent(json: $0) } }

  /// Everything an event asks for, or that it cannot be read.
  private func told(_ read: () throws -> PosEvent) -> String? {
    guard let event = try? read() else { return nil }
    do {
      let act = try event.act()
      return "\(act.event) \(act.store) \(act.till) \(act.at.rfc3339) \(act.card?.revealed ?? "-") \(act.request)"
    } catch {
      return "\(error.code) \(error.field ?? "-")"
    }
  }

  private func damage(_ text: inout [UInt8], _ chance: inout SeededGenerator) {
    let place = Int.random(in: text.indices, using: &chance)
    switch Int.random(in: 0..<4, using: &chance) {
    case 0: text.remove(at: place)
    case 1: text.removeLast(text.count - place)
    case 2: text[place] = Array(#""\{}[],:-.019eEtfn "#.utf8).randomElement(using: &chance)!
    default: text.insert(UInt8.random(in: 0x20...0x7E, using: &chance), at: place)
    }
  }
}

/// An event as some till might write it: members in any order, escapes, spaces, numbers in odd forms.
private struct RandomEvent {
  private(set) var text: [UInt8] = []

  init(_ chance: inout SeededGenerator) {
    var members = [
      (#""schema""#, #""pos-1""#), (#""timestamp""#, #""2026-01-02T20:46:00+01:00""#), (#""currency""#, #""EUR""#),
      (#""type""#, [#""sale""#, #""return""#, #""void""#, #""gift""#].randomElement(using: &chance)!),
      (#""store""#, [#""367""#, "367", "-0", "null", "36.0", "3e2"].randomElement(using: &chance)!),
      (#""till""#, ["3", #""3""#, #""k\u00e4s""#].randomElement(using: &chance)!),
      (#""bas\u006bet""#, #""1\/2""#),
      (#""card""#, [#""2990000001566""#, "null", #""x""#].randomElement(using: &chance)!),
      (#""refers_to""#, [#""1-1-1""#, "null", #""\n""#].randomElement(using: &chance)!),
      (
        #""unknown""#,
        [#"{"a":[1,{"b":null}]}"#, "true", "-1.5e-3", #""\ud83e\uddc0""#, "[]"].randomElement(using: &chance)!
      ),
    ]
    let lines = (0..<Int.random(in: 0...4, using: &chance)).map { RandomEvent.line($0, &chance) }
    members.append((#""lines""#, "[" + lines.joined(separator: " , ") + "]"))
    members.shuffle(using: &chance)
    text = Array(("{" + members.map { "\($0.0) : \($0.1)" }.joined(separator: ",\t") + "}").utf8)
  }

  private static func line(_ place: Int, _ chance: inout SeededGenerator) -> String {
    let quantity = ["1", "-2", "0", "0.25", "1.500", "12e1", "2.0", "-0.001"].randomElement(using: &chance)!
    let amount = ["54", "-54", "0", "1.0", "100e-2", "999999999999"].randomElement(using: &chance)!
    let product = [#""1083254""#, "1083254", "null", #""🧀""#].randomElement(using: &chance)!
    return
      #"{"line":\#(place + 1),"product":\#(product),"qty":\#(quantity),"amount_cents":\#(amount),"kind":"item","unit":"st"}"#
  }
}
