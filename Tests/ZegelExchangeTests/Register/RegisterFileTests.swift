import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange

private let head = """
  zegel: privacy/1
  organisation:
    name: Bakkerij De Korenaar
    address: Dorpsstraat 1, 1234 AB Ons Dorp
    contact: privacy@korenaar.example
  dpo: {name: M. de Wit, contact: fg@korenaar.example}
  languages: [en]

  """

private let purposes = """
  purposes:
    - id: membership
      basis: contract
      text: You save by name.
      who: [cashier]
    - id: books
      basis: legal-duty
      text: The books.
      who: [owner]
  fields:
    - id: email
      title: "=e-mail"
      type: email
      category: ordinary
      purposes: [membership]
      period: {keep: 24 months, after: last-activity}
  parties:
    - id: neighbours
      name: Slagerij Van Buren
      role: joint-controller
      contact: info@vanburen.example
      contract: {signed_on: 2026-01-01}
      country: NL
      purposes: [membership]
      fields: [email]
  """

private func register(_ text: String) throws -> Register {
  try privacyRegister(text, in: .en, on: CalendarDay("2026-12-01")!)
}

@Suite struct `The register as a file` {
  @Test func `in CSV every row says who is responsible, alone and together, and what protects the data`() throws {
    let lines = RegisterCSV.lines(try register(head + purposes))
    #expect(lines[0].hasSuffix(",controller,joint_controllers,dpo,security_measures,policy_sha256,schema_sha256"))
    for line in lines.dropFirst() {
      #expect(line.contains("\"Bakkerij De Korenaar, Dorpsstraat 1, 1234 AB Ons Dorp, privacy@korenaar.example\""))
      #expect(line.contains("\"Slagerij Van Buren, info@vanburen.example\",\"M. de Wit, fg@korenaar.example\""))
      #expect(line.contains("the last four characters; "))
    }
    #expect(lines[1].contains(",'=e-mail,ordinary,24,last-activity,Slagerij Van Buren,,"))
    #expect(lines.filter { $0.hasPrefix("zegel:") }.count == HouseRecord.allCases.filter { !$0.needsBox }.count)
    #expect(lines[2].hasPrefix("books,The books.,legal-duty,members of the loyalty programme,,,,,,,"))
  }

  @Test func `in CSV a house without purposes still says who it is`() throws {
    let lines = RegisterCSV.lines(try register(head))
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("zegel:") && $0.contains(",\"Bakkerij De Korenaar") })
    #expect(lines.count == 1 + HouseRecord.allCases.filter { !$0.needsMembers && !$0.needsBox }.count)
  }

  @Test func `a channel stands in it by its party, what it carries and where, and none where there is none`() throws {
    let full = try privacyRegister(fullPolicy, in: .en, on: CalendarDay("2026-12-01")!)
    let page = RegisterPage.html(full, in: .en)
    #expect(
      page.contains(
        "<td>post-members</td><td>Postduif B.V.</td><td>goes to the party</td><td>members&#39; data</td>"
          + "<td>marketing.email</td><td>email</td><td>the party&#39;s server</td><td>30</td>"))
    #expect(page.contains("<td>comes from the party</td><td>opt-outs</td><td>marketing.email</td><td></td>"))
    #expect(page.contains("<td>the house&#39;s drop box</td><td>14</td>"))
    #expect(full.records.contains { $0.record == .boxCalls })
    #expect(!RegisterPage.html(try register(head + purposes), in: .en).contains("By which files go"))
  }

  @Test func `in JSON joint controllers stand by themselves`() throws {
    let data = try JSONEncoder().encode(RegisterDocument(try register(head + purposes)))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let joint = try #require(document["jointControllers"] as? [[String: Any]])
    #expect(joint.compactMap { $0["contact"] as? String } == ["info@vanburen.example"])
  }
}
