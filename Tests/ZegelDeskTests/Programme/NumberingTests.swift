import Testing
import ZegelDomain

@testable import ZegelDesk

@Suite struct `Numbering what earns` {
  @Test func `a number stays with its id when others come, go and come back`() throws {
    var numbering = Numbering()
    func rules(_ ids: String...) -> String {
      programme(
        rules: "[" + ids.map { "{id: \($0), title: T, points: 1, per_visit: yes}" }.joined(separator: ", ") + "]")
    }
    _ = try compileProgramme(rules("a", "b"), version: 1, numbering: &numbering)
    let second = try compileProgramme(rules("c", "b"), version: 2, numbering: &numbering)
    #expect(second.rules.map(\.number) == [3, 2])
    let third = try compileProgramme(rules("d", "a"), version: 3, numbering: &numbering)
    #expect(third.rules.map(\.number) == [4, 1])
  }

  @Test func `kinds are numbered apart, and points are unit 0`() throws {
    var numbering = Numbering()
    _ = try compileProgramme(exampleProgramme, version: 1, numbering: &numbering)
    #expect(numbering.unit("points") == 0)
    #expect(numbering.unit("koffie") == 1)
    #expect(numbering.rule("euro") == 1)
    #expect(numbering.reward("brood") == 1)
    #expect(numbering.reward("geen") == nil)
  }

  @Test func `rows give back the same numbering`() throws {
    var numbering = Numbering()
    _ = try compileProgramme(exampleProgramme, version: 1, numbering: &numbering)
    #expect(Numbering(rows: numbering.rows) == numbering)
    #expect(
      numbering.rows.map(\.kind) == ["unit", "unit", "unit"] + Array(repeating: "rule", count: 5)
        + Array(repeating: "reward", count: 3))
    #expect(Numbering(rows: []) == Numbering())
    #expect(Numbering(rows: [("rule", 70_000, "x"), ("hat", 1, "y")]) == Numbering())
  }

  @Test func `the 256th unit is refused, not given a number twice`() throws {
    var numbering = Numbering(rows: (1...255).map { ("unit", Int64($0), "kaart-\($0)") })
    let text = programme(more: "stamp_cards: [{id: nieuw, name: zegels}]")
    #expect(throws: FileProblems.self) { try compileProgramme(text, version: 1, numbering: &numbering) }
    let known = programme(more: "stamp_cards: [{id: kaart-255, name: zegels}]")
    #expect(try compileProgramme(known, version: 1, numbering: &numbering).units.map(\.number) == [0, 255])
  }
}
