public import ZegelDomain
import ZegelStore

/// All that is wrong in a privacy file on a day, in the order of the file: first how it is written, and once that is
/// right, what the law has against it. Empty when it can be applied.
public func checkPolicy(_ text: String, on day: CalendarDay) -> [FileProblem] {
  ReadPolicy(text, on: day).problems
}

/// One reading of a privacy file: the policy, or the problems.
struct ReadPolicy {
  let policy: PrivacyPolicy?
  let problems: [FileProblem]
  let places: [String: Place]

  init(_ text: String, version: Int32 = 0, on day: CalendarDay) {
    let log = ProblemLog(lines: SourceFile.lines(of: text))
    let root = SourceFile(text, log: log).root()
    let read = root.flatMap { PolicyReader(log: log).policy($0, version: version) }
    places = root?.places ?? [:]
    if let read, log.problems.isEmpty {
      for problem in read.problems(on: day) { log.report(problem, at: places.nearest(to: problem.path)) }
    }
    policy = log.problems.isEmpty ? read : nil
    problems = log.sorted
  }

  /// The policy, to be told in a language that all its texts are in.
  ///
  /// - Law: Art. 12(1) GDPR.
  func policy(in language: Language) throws(FileProblems) -> PrivacyPolicy {
    guard let policy else { throw FileProblems(problems) }
    if policy.languages.contains(language) { return policy }
    let at = places.nearest(to: "languages")
    let others = policy.languages.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    let problem = FileProblem(
      line: at.line, column: at.column, path: "languages",
      message: Texts(
        nl: "dit beleid heeft geen teksten in `\(language.rawValue)` (Art. 12(1) AVG)",
        en: "this policy has no texts in `\(language.rawValue)` (Art. 12(1) GDPR)"),
      remedy: Texts(
        nl: "vraag het in \(others), of zet de taal erbij, met al haar teksten",
        en: "ask for it in \(others), or add the language, with all its texts"))
    throw FileProblems([problem])
  }
}

extension ReadPolicy {
  /// The policy, as far as this house can say: whoever signed its DPIA works here, or did on that day, as an owner or
  /// privacy officer.
  ///
  /// - Law: Art. 5(2), 35(1) GDPR.
  func policy(signedBy staff: [StaffRow]) throws(FileProblems) -> PrivacyPolicy {
    guard let policy else { throw FileProblems(problems) }
    guard let assessment = policy.assessment else { return policy }
    let signers = staff.filter { row in
      !row.member.roles.isDisjoint(with: [.owner, .privacyOfficer])
        && row.endedAt.map { assessment.signedOn <= $0.lawDay } ?? true
    }
    if signers.contains(where: { $0.id == assessment.signer }) { return policy }
    let at = places.nearest(to: "dpia.signed_by")
    let problem = FileProblem(
      line: at.line, column: at.column, path: "dpia.signed_by",
      message: Texts(
        nl: "wie tekende is hier geen eigenaar of FG (Art. 35(1) AVG)",
        en: "who signed is no owner or privacy officer here (Art. 35(1) GDPR)"),
      remedy: Texts(
        nl: "schrijf het kenmerk van een eigenaar of FG, uit `zegel staff list`",
        en: "write the id of an owner or privacy officer, from `zegel staff list`"))
    throw FileProblems([problem])
  }
}

extension ProblemLog {
  func report(_ problem: PolicyProblem, at place: Place) {
    let law = problem.lawTexts
    let message = Texts(
      nl: "\(problem.message.nl) (\(law.nl))", en: "\(problem.message.en) (\(law.en))")
    report(at: place, problem.path, message, problem.remedy)
  }
}

extension SourceNode {
  /// Where every part of a file stands, by its path.
  var places: [String: Place] {
    var found: [String: Place] = [:]
    collect(into: &found, path: "")
    return found
  }

  private func collect(into found: inout [String: Place], path: String) {
    found[path] = place
    switch content {
    case .text: break
    case .list(let items):
      for (index, item) in items.enumerated() { item.collect(into: &found, path: "\(path)[\(index)]") }
    case .keys(let entries):
      for entry in entries {
        let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        entry.value.collect(into: &found, path: inner)
        found[inner] = entry.place
      }
    }
  }
}

extension [String: Place] {
  /// The place of a path, or of the part it is missing in.
  func nearest(to path: String) -> Place {
    var path = path[...]
    while true {
      if let place = self[String(path)] { return place }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return .start }
      path = path[..<cut]
    }
  }
}
