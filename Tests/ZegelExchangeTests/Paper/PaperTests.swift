import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

private let moment = Instant(rfc3339: "2026-12-01T12:00:00Z")!

@Suite struct `A notice as PDF` {
  private func paper(_ language: Language) throws -> (ShownNotice, [UInt8]) {
    let shown = try privacyNoticeShown(fullPolicy, in: language, short: false, on: CalendarDay("2026-12-01")!)
    return (shown, try NoticePaper.paper(shown, now: moment).pdf())
  }

  @Test(arguments: Language.allCases) func `says every sentence of the text, and its hash`(language: Language) throws {
    let (shown, pdf) = try paper(language)
    let text = words(try said("pdftotext", ["-", "-"], Data(pdf)))
    for line in shown.text.split(separator: "\n") where !line.allSatisfy({ $0 == "=" || $0 == "-" }) {
      #expect(text.contains(words(line.hasPrefix("- ") ? String(line.dropFirst(2)) : String(line))), "\(line)")
    }
    #expect(text.contains(words(shown.hash)))
  }

  @Test(arguments: Language.allCases) func `is A4, tagged, with title, language and every font inside`(
    language: Language
  ) throws {
    let (shown, pdf) = try paper(language)
    let info = try said("pdfinfo", ["-"], Data(pdf))
    #expect(info.contains(/Page size: +595\.[0-9]+ x 84[12][0-9.]* pts \(A4\)/))
    #expect(info.contains(/Tagged: +yes/) && info.contains(/Encrypted: +no/) && info.contains(/JavaScript: +no/))
    #expect(info.contains("De Korenaar") && info.contains("CreationDate:    Tue Dec  1"))
    #expect(shown.title.hasSuffix(language == .nl ? "met uw gegevens doet" : "does with your data"))
    let fonts = try said("pdffonts", ["-"], Data(pdf)).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains(/\ yes (yes|no) +(yes|no) +[0-9]+ +0/) }, "\(fonts)")
    #expect(String(decoding: pdf, as: UTF8.self).contains("/Lang (\(language.rawValue))"))
    let structure = try said("pdfinfo", ["-struct", "-"], Data(pdf))
    #expect(structure.contains("Document") && structure.contains("H1") && structure.contains("H2"))
  }

  @Test func `of the same notice is the same file`() throws {
    #expect(try paper(.nl).1 == paper(.nl).1)
  }

  @Test func `takes no text for markup, and shows letters of every alphabet in Europe`() throws {
    let pieces: [Paper.Piece] = [
      .title("<b>Θεσσαλονίκη</b>"), .text("Київ & Łódź & \u{0}Þingvellir"), .point(String(repeating: "ą", count: 4000)),
    ]
    let paper = Paper(title: "<b>", author: "", language: .nl, madeAt: moment, pieces: pieces)
    let text = try said("pdftotext", ["-", "-"], Data(try paper.pdf()))
    #expect(text.contains("<b>Θεσσαλονίκη</b>") && text.contains("Київ & Łódź & Þingvellir"))
    #expect(text.count { $0 == "ą" } == 4000)
  }

  private func words(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}

@Suite struct `A register as PDF` {
  @Test(arguments: Language.allCases) func `has every purpose, field, party, record and channel, and the hashes`(
    language: Language
  ) throws {
    let register = try privacyRegister(fullPolicy, in: language, on: CalendarDay("2026-12-01")!)
    let pdf = try RegisterPaper.paper(register, in: language, madeAt: moment).pdf()
    // A number at the end of each page.
    let text = try said("pdftotext", ["-", "-"], Data(pdf)).replacing(/\n[0-9]+\s+\f/, with: "\n")
      .filter { !$0.isWhitespace }
    for activity in register.activities {
      #expect(text.contains(activity.purpose))
      for field in activity.fields { #expect(text.contains(field.title)) }
      for party in activity.recipients { #expect(text.contains(party.name.filter { !$0.isWhitespace })) }
    }
    let said =
      register.measures + register.records.map(\.data) + register.openings.map(\.text) + register.channels.map(\.id)
    for part in said { #expect(text.contains(part.filter { !$0.isWhitespace }), "\(part)") }
    #expect(text.contains(register.policyHash) && text.contains(register.schemaHash))
  }
}
