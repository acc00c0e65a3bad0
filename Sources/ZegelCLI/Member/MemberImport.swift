import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct MemberImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take a customer file in, by a mapping that names purpose, basis and proof.",
    discussion: """
      The mapping says for each column which field it is, for which purpose and on which basis; for each question of \
      consent which words mean yes, and where the day stands on which it was said; and what becomes of a yes without \
      proof. The report names lines and reasons, never a value. docs/members.md has an example.
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String
  @Option(help: ArgumentHelp("The mapping, as JSON.", valueName: "file"))
  var mapping: String
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  private static let rowsAtOnce = 500

  func run() async throws {
    var summary = Summary()
    let mappingText = try readText(mapping)
    try await common.withActor { desk, actor in
      let mapping = try MemberMapping(json: mappingText, policy: try await desk.currentPolicy())
      var members = try MemberFile(file, mapping)
      while let rows = try members.next() {
        var rest = rows[...]
        while !rest.isEmpty {
          try await take(rest.prefix(MemberImport.rowsAtOnce), mapping, desk, actor, &summary)
          rest = rest.dropFirst(MemberImport.rowsAtOnce)
        }
      }
      try await desk.leaveAct(
        "member.import joined=\(summary.joined) without=\(summary.joinedWithout) refused=\(summary.refused)", by: actor)
    }
    try tell(summary)
    if summary.refused > 0 { throw Ending(status: .linesRejected) }
  }

  private struct Summary: Encodable {
    var joined = 0
    var joinedWithout = 0
    var refused = 0
  }

  private func take(
    _ rows: ArraySlice<MemberFile.Row>, _ mapping: MemberMapping, _ desk: Desk, _ actor: Actor, _ summary: inout Summary
  ) async throws {
    var members: [ImportedMember] = []
    var refused: [(line: Int, refusal: Refusal)] = []
    for row in rows {
      switch row {
      case .member(let member): members.append(member)
      case .refused(let line, let refusal): refused.append((line, refusal))
      }
    }
    let outcomes = try await desk.importMembers(
      members, agreedTo: mapping.agreedTo, language: mapping.language, unproven: mapping.unproven, by: actor)
    for (member, outcome) in zip(members, outcomes) {
      switch outcome {
      case .joined: summary.joined += 1
      case .joinedWithout: summary.joinedWithout += 1
      case .refused(let refusal): refused.append((member.line, refusal))
      }
    }
    summary.refused += refused.count
    for (line, refusal) in refused.sorted(by: { $0.line < $1.line }) {
      Console.current.talk("\(file):\(line): \(refusal.code.rawValue)\(refusal.field.map { " (\($0))" } ?? "")")
    }
  }

  private func tell(_ summary: Summary) throws {
    if json.json { return try printJSON(summary) }
    let (joined, without, refused) = (
      grouped(summary.joined), grouped(summary.joinedWithout), grouped(summary.refused)
    )
    Console.current.line(
      say(
        nl: "\(joined) lid, \(without) lid zonder onbewezen toestemming, \(refused) geweigerd",
        en: "\(joined) joined, \(without) joined without what was not proven, \(refused) refused"))
  }
}
