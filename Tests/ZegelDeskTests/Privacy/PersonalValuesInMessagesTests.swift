import Testing
import ZegelDomain

@testable import ZegelDesk

private let day = CalendarDay("2026-12-01")!

/// Longer than any name may be, with something in it that would be known again.
private let person = "Annelies van der Berkenrode" + String(repeating: " en haar familie", count: 30)

/// All that a file's problems say, with their paths.
private func said(of text: String) -> (paths: [String], words: String) {
  let problems = checkPolicy(text, on: day)
  let words = problems.flatMap { [$0.path, $0.message.nl, $0.message.en, $0.remedy.nl, $0.remedy.en] }
  return (problems.map(\.path), words.joined(separator: "\n"))
}

@Suite struct `A problem in a privacy file` {
  @Test(arguments: [
    ("name: Bakkerij De Korenaar", "name", "organisation.name"),
    ("address: Dorpsstraat 1, 1234 AB Ons Dorp", "address", "organisation.address"),
    ("contact: privacy@korenaar.example", "contact", "organisation.contact"),
    ("registration: KvK 12345678", "registration", "organisation.registration"),
    ("name: M. de Wit", "name", "dpo.name"),
    ("contact: fg@korenaar.example", "contact", "dpo.contact"),
    ("signed_by: S-00000000000000000000000001", "signed_by", "dpia.signed_by"),
    ("name: Postduif B.V.", "name", "parties[0].name"),
    ("contact: post@postduif.example", "contact", "parties[0].contact"),
  ])
  func `names the place, and not the person who stands there`(written: String, key: String, path: String) {
    for value in [person, "\"Annelies\\nBerkenrode\""] {
      let (paths, words) = said(of: examplePolicy.replacing(written, with: "\(key): \(value)", maxReplacements: 1))
      #expect(paths == [path])
      #expect(!words.contains("Annelies") && !words.contains("Berkenrode"), "\(words)")
      #expect(words.contains("this value is") && words.contains("deze waarde is"), "\(words)")
    }
  }

  @Test(arguments: ["{Annelies Berkenrode, annelies@korenaar.example}", "{name: M. de Wit, Annelies: Berkenrode}"])
  func `names no person whose name stands where a key belongs`(value: String) {
    let (paths, words) = said(
      of: examplePolicy.replacing("{name: M. de Wit, contact: fg@korenaar.example}", with: value))
    #expect(!paths.isEmpty && paths.allSatisfy { $0.hasPrefix("dpo") })
    #expect(!words.lowercased().contains("annelies"), "\(words)")
    #expect(words.contains("name"), "\(words)")
  }

  @Test func `names no signer who stands where a key belongs`() {
    let (paths, words) = said(
      of: examplePolicy.replacing(
        "{signed_by: S-00000000000000000000000001, signed_on: 2026-11-01}", with: "{Annelies, 2026-11-01}"))
    #expect(!paths.isEmpty && paths.allSatisfy { $0.hasPrefix("dpia") })
    #expect(!words.contains("Annelies"), "\(words)")
  }

  @Test(arguments: [
    ("{name: M. de Wit, contact: fg@korenaar.example}", "{Annelies: 1, Annelies: 2}"),
    ("{nl: Wij mailen u., en: We mail you.}", "{Annelies: a, Annelies: b}"),
  ])
  func `names no person whose name stands twice where a key belongs`(written: String, value: String) {
    let (paths, words) = said(of: examplePolicy.replacing(written, with: value))
    #expect(words.contains("this key is there twice") && words.contains("staat er twee keer"), "\(words)")
    // The second of them: the first is told where keys are read, by readers that know what is personal.
    let repeated = words.split(separator: "\n").filter { $0.contains("twice") }
    #expect(!paths.isEmpty && repeated.allSatisfy { !$0.contains("Annelies") }, "\(words)")
  }

  @Test func `still shows what was written where nobody is meant`() {
    #expect(said(of: examplePolicy.replacing("basis: contract", with: "basis: habit")).words.contains("`habit`"))
  }
}
