import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange

private let register = try! privacyRegister(fullPolicy, in: .en, on: CalendarDay("2026-12-01")!)

@Suite struct `The register in other words` {
  @Test func `in DPV each purpose is a process with its basis, data, periods and recipients`() throws {
    let text = try json(RegisterInDPV.document(register, in: .en))
    for term in [
      "\"@type\":\"dpv:ROPA\"", "\"dpv:hasDataController\"", "\"dct:identifier\":\"marketing.email\"",
      "{\"@id\":\"dpv:DirectMarketing\"}", "{\"@id\":\"dpv:LegalCompliance\"}", "{\"@id\":\"eu-gdpr:A6-1-a\"}",
      "{\"@id\":\"eu-gdpr:A9-2-a\"}", "\"pd:EmailAddress\"", "\"pd:Health\"", "dpv:SpecialCategoryPersonalData",
      "\"P24M\"", "\"dpv:DataSubProcessor\"", "{\"@id\":\"loc:CH\"}", "{\"@id\":\"eu-gdpr:A45-3\"}",
      "sha256:\(register.policyHash)",
    ] { #expect(text.contains(term)) }
    for activity in register.activities { #expect(text.contains("\"_:process-\(activity.purpose)\"")) }
  }

  @Test func `in Fideslang each purpose is a declaration, and what they lack is declared`() throws {
    let text = try json(RegisterInFideslang.document(register))
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let system = try #require((document["system"] as? [[String: Any]])?.first)
    let declarations = try #require(system["privacy_declarations"] as? [[String: Any]])
    #expect(declarations.compactMap { $0["name"] as? String } == register.activities.map(\.purpose))
    #expect(
      declarations.compactMap { $0["data_use"] as? String } == [
        "essential.service", "marketing.communications.email", "personalize.content.profiled", "birthday",
        "essential.legal_obligation",
      ] + LegalDuty.allCases.map { _ in "essential.legal_obligation" })
    #expect((document["data_use"] as? [[String: Any]])?.compactMap { $0["fides_key"] as? String } == ["birthday"])
    #expect((document["data_category"] as? [[String: Any]])?.compactMap { $0["fides_key"] as? String } == ["user.day"])
    #expect(declarations[2]["special_category_legal_basis"] as? String == "Explicit consent")
    #expect(declarations[1]["retention_period"] as? String == "email: 24 months after last-activity")
    #expect(system["legal_basis_for_transfers"] as? [String] == ["Adequacy Decision"])
  }

  @Test func `as a page it has every purpose, field and party, and takes no text for HTML`() {
    let page = RegisterPage.html(register, in: .en)
    for activity in register.activities {
      #expect(page.contains("<h2 id=\"\(activity.purpose)\">"))
      for field in activity.fields { #expect(page.contains("<td>\(field.title)</td>")) }
      for party in activity.recipients { #expect(page.contains("<td>\(party.name)</td>")) }
    }
    #expect(page.contains("We choose &lt;offers&gt;.") && page.contains(register.policyHash))
    #expect(!page.contains("http:") && !page.contains("https:") && page.contains("<html lang=\"en\">"))
  }

  private func json(_ tree: JSONTree) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(tree), as: UTF8.self)
  }
}
