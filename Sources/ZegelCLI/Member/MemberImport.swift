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

  /// Others who write wait for one page, so it is small beside a second.
  private static let rowsAtOnce = 2_000

  func run() async throws {
    var summary = Summary()
    let mappingText = try readText(mapping)
    try await common.withActor { desk, actor in
      let mapping = try MemberMapping(json: mappingText, policy: try await desk.currentPolicy())
      var pages = Pages(members: try MemberFile(file, mapping))
      var ready = try await pages.next(mapping, desk, actor)
      while let page = ready {
        // While one page is written, the next is read and sealed.
        async let outcomes = desk.importMembers(page.prepared)
        var trouble: (any Error)?
        do { ready = try await pages.next(mapping, desk, actor) } catch { trouble = error }
        tell(page, try await outcomes, &summary)
        if let trouble { throw trouble }
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

  private struct Page: Sendable {
    let prepared: PreparedMembers
    /// Of those that are prepared.
    let lines: [Int]
    let refused: [(line: Int, refusal: Refusal)]
  }

  private struct Pages {
    var members: MemberFile
    var waiting: ArraySlice<MemberFile.Row> = []

    /// Nil at the end of the file.
    mutating func next(_ mapping: MemberMapping, _ desk: Desk, _ actor: Actor) async throws -> Page? {
      while waiting.isEmpty {
        guard let rows = try members.next() else { return nil }
        waiting = rows[...]
      }
      var (found, refused) = ([ImportedMember](), [(line: Int, refusal: Refusal)]())
      for row in waiting.prefix(MemberImport.rowsAtOnce) {
        switch row {
        case .member(let member): found.append(member)
        case .refused(let line, let refusal): refused.append((line, refusal))
        }
      }
      waiting = waiting.dropFirst(MemberImport.rowsAtOnce)
      let prepared = try await desk.prepareMembers(
        found, agreedTo: mapping.agreedTo, language: mapping.language, unproven: mapping.unproven, by: actor)
      return Page(prepared: prepared, lines: found.map(\.line), refused: refused)
    }
  }

  private func tell(_ page: Page, _ outcomes: [ImportOutcome], _ summary: inout Summary) {
    var refused = page.refused
    for (line, outcome) in zip(page.lines, outcomes) {
      switch outcome {
      case .joined: summary.joined += 1
      case .joinedWithout: summary.joinedWithout += 1
      case .refused(let refusal): refused.append((line, refusal))
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
