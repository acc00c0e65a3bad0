import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct PartyCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "party", abstract: "List who else gets members' data, and what the law has against it.",
    subcommands: [PartyList.self, PartyCheck.self])
}

struct PartyList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the parties of the policy in force, as CSV.",
    discussion: "`depth` is 1 for who works for the house itself, and one more for each contract in between.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let policy = try await common.withDesk { try await $0.currentPolicy() }
    if !json.json {
      Console.current.line("party,name,role,under,depth,signed_on,until,country,ground,purposes,fields")
    }
    for party in policy.parties {
      let row = PartyRow(party, depth: policy.depth(of: party))
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
      if row.depth > PrivacyPolicy.mostDepth {
        Console.current.talk(
          say(
            nl: "\(party.id): \(row.depth) overeenkomsten ver van dit huis",
            en: "\(party.id): \(row.depth) contracts away from this house"))
      }
    }
  }
}

private struct PartyRow: Encodable {
  let party, name, role: String
  let under: String?
  let depth: Int
  let signedOn, until: String?
  let country: String
  let ground: String?
  let purposes, fields: [String]

  init(_ party: Party, depth: Int) {
    (self.party, name, role, under) = (party.id, party.name, party.role.rawValue, party.under)
    self.depth = depth
    (signedOn, until) = (party.contract?.signedOn.description, party.contract?.until?.description)
    country = party.country
    ground = LegalRules.area.contains(country) ? nil : (party.transfer ?? .adequacy).rawValue
    (purposes, fields) = (party.purposes, party.fields)
  }

  var csv: String {
    [
      party, name, role, under ?? "", String(depth), signedOn ?? "", until ?? "", country, ground ?? "",
      purposes.joined(separator: " "), fields.joined(separator: " "),
    ].map(csvCell).joined(separator: ",")
  }
}

struct PartyCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what the law has against each party, and what ends within 60 days.",
    discussion: "Ends with 3 when the law has something against one; what is still to come alone ends well.")

  @Option(help: ArgumentHelp("Judge by this day; else by today.", valueName: "day"))
  var on: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let on, CalendarDay(on) == nil { throw ValidationError("--on takes a day such as 2026-12-01") }
  }

  func run() async throws {
    let day = on.flatMap { CalendarDay($0) } ?? Surroundings.real.lawDay
    let findings = try await common.withDesk { try await $0.currentPolicy() }.partyFindings(on: day)
    for finding in findings {
      if json.json { try printJSON(Row(finding)) } else { finding.tell() }
    }
    if findings.isEmpty, !json.json {
      Console.current.line(say(nl: "Tegen geen partij is iets in te brengen.", en: "Nothing is against any party."))
    }
    if findings.contains(where: { !$0.isWarning }) { throw Ending(status: .problemsFound) }
  }

  private struct Row: Encodable {
    let party, level, law, message, remedy: String
    let from: String?

    init(_ finding: PartyFinding) {
      (party, level, law) = (finding.party, finding.isWarning ? "warn" : "fail", finding.law[.spoken])
      (message, remedy, from) = (finding.message[.spoken], finding.remedy[.spoken], finding.from?.description)
    }
  }
}

extension PartyFinding {
  fileprivate func tell() {
    let since = from.map { say(nl: "vanaf \($0): ", en: "from \($0): ") } ?? ""
    Console.current.line("\(isWarning ? "warn" : "fail")  \(party): \(since)\(message[.spoken]) (\(law[.spoken]))")
    Console.current.line("      \(remedy[.spoken])")
  }
}
