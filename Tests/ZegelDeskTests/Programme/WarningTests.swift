import Testing
import ZegelDomain

@testable import ZegelDesk

@Suite struct `Warning about a programme` {
  private func warnings(_ from: String, _ to: String) -> [String] {
    let text = exampleProgramme.replacing(from, with: to, maxReplacements: 1)
    #expect(text != exampleProgramme, "the example has changed")
    #expect(checkProgramme(text) == [])
    return programmeWarnings(text).map(\.path)
  }

  @Test func `a reward nobody can reach, and its stamps that no rule gives`() {
    #expect(
      warnings("stamps: 1\n    card: brood", "stamps: 1\n    card: koffie") == [
        "stamp_cards.brood", "rewards.gratis-brood.cost",
      ])
  }

  @Test func `a stamp card without a reward`() {
    #expect(warnings("cost: {stamps: 8, card: brood}", "cost: {points: 8}") == ["stamp_cards.brood"])
  }

  @Test func `points that buy nothing`() {
    let text = programme()
    #expect(programmeWarnings(text).map(\.path) == ["points"])
    #expect(programmeWarnings(programme(more: "pay_with_points: {points: 1, worth: 0.01}")) == [])
  }

  @Test(arguments: [
    ("{after: 13 days}", true), ("{after: 14 days}", false), ("{after: 1 month, at_end_of: month}", false),
    ("{on: [12-31], at_least: 3 days}", true), ("{on: [12-31], at_least: 30 days}", false),
    ("{unused_for: 10 days}", true),
    ("never", false),
  ]) func `points that can expire before they are released`(expire: String, warned: Bool) {
    let found = warnings("{after: 24 months, at_end_of: year}", expire + " # anders")
    #expect(found == (warned ? ["points"] : []))
  }

  @Test(arguments: [
    "{from: 2026-06-01, until: 2026-06-05, days: [sat]}",
    "{repeats: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30, start: 2026-01-01}",
    "{from: 2026-12-25, until: 2026-12-25, except: [2026-12-25]}",
    "{until: 2026-01-01, repeats: FREQ=DAILY, start: 2026-01-02}",
  ]) func `a window that never opens`(window: String) {
    let rules = "[{id: a, title: A, points: 1, per_visit: yes, when: [\(window)]}]"
    let text = programme(rules: rules, more: "pay_with_points: {points: 1, worth: 0.01}")
    #expect(programmeWarnings(text).map(\.path) == ["rules.a.when"])
  }

  @Test func `a rare window is not one that never opens`() {
    let window = "{repeats: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO, start: 2026-01-01}"
    let rules = "[{id: a, title: A, points: 1, per_visit: yes, when: [\(window)]}]"
    #expect(programmeWarnings(programme(rules: rules, more: "pay_with_points: {points: 1, worth: 0.01}")) == [])
  }

  @Test func `nothing at all: caps, stock, limits and times one`() {
    #expect(warnings("most: 100, per: sale", "most: 0, per: sale") == ["rules.euro.caps"])
    #expect(warnings("caps: {most: 500", "caps: {most: 0") == ["caps"])
    #expect(warnings("stock: 100", "stock: 0") == ["rewards.brood.stock"])
    #expect(warnings("limit: {most: 1", "limit: {most: 0") == ["rewards.brood.limit"])
    #expect(warnings("multiply: 2", "multiply: 1.000") == ["rules.blij-uur.multiply"])
  }

  @Test func `card numbers that can be guessed`() {
    #expect(warnings("prefix: \"29\"", "prefix: \"291234\"") == ["cards"])
    #expect(warnings("prefix: \"29\"", "prefix: \"29123\"") == [])
    #expect(warnings("ean-13, prefix: \"29\"", "code, length: 6, alphabet: \"0123456789\"") == ["cards"])
    #expect(warnings("ean-13, prefix: \"29\"", "gsrn, prefix: \"871234567890\"") == ["cards"])
  }

  @Test func `a file with problems has no warnings`() {
    #expect(programmeWarnings(programme(more: "reach: nooit")) == [])
  }
}
