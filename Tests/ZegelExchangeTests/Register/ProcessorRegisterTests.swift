import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange

private let day = CalendarDay("2026-12-01")!

private let served = """
  \(fullPolicy)
  controllers:
    - id: zuid
      name: "=Winkeliers Zuid"
      contact: privacy@zuid.example
      dpo: fg@zuid.example
      processing: {nl: Punten bijhouden., en: Keeping points.}
      transfers: [{country: CH}, {country: NL}]
      contract: {signed_on: 2026-01-01}
  """

@Suite struct `The register of a processor` {
  @Test func `has every controller, what is done for it, and the countries outside the EEA`() throws {
    let register = try processorRegister(served, in: .en, on: day)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = String(decoding: try encoder.encode(ProcessorRegisterDocument(register)), as: UTF8.self)
    #expect(text.contains("\"role\":\"processor\"") && text.contains("\"processing\":\"Keeping points.\""))
    #expect(text.contains("\"transfers\":[{\"country\":\"CH\",\"ground\":\"adequacy\"}]"))
    #expect(text.contains("\"contractSignedOn\":\"2026-01-01\"") && text.contains("fg@zuid.example"))
    let lines = ProcessorRegisterCSV.lines(register)
    #expect(lines.count == 2)
    #expect(
      lines[1].hasPrefix("zuid,'=Winkeliers Zuid,privacy@zuid.example,fg@zuid.example,Keeping points.,CH: adequacy,"))
  }

  @Test func `of a house that works for nobody still says who it is`() throws {
    let lines = ProcessorRegisterCSV.lines(try processorRegister(fullPolicy, in: .nl, on: day))
    #expect(lines.count == 2 && lines[1].hasPrefix(",,,,,,,\"De Korenaar"))
  }

  @Test(arguments: [
    ("    contract: {signed_on: 2026-01-01}", "", "controllers[0]"),
    ("{country: CH}", "{country: CN}", "controllers[0].transfers[0].country"),
    ("    contract: {signed_on: 2026-01-01}", "    contract: {signed_on: 2027-01-01}", "controllers[0].contract"),
  ]) func `is refused without a contract or a ground`(old: String, new: String, path: String) {
    let parts = served.components(separatedBy: "controllers:")
    let problems = checkPolicy(parts[0] + "controllers:" + parts[1].replacing(old, with: new), on: day)
    #expect(problems.map(\.path) == [path])
    #expect(!problems.contains { $0.message.nl.contains("Winkeliers") })
  }
}
