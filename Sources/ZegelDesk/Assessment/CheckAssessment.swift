public import ZegelDomain

/// All that keeps a DPIA's file from being signed for a policy's file on a day, in the order of the file: first how it is
/// written, and once that is right, what the law asks of it. Empty when it can be signed.
///
/// - Throws: `FileProblems` of the policy, when that cannot be applied itself.
public func checkAssessment(_ text: String, of policyText: String, on day: CalendarDay) throws(FileProblems)
  -> [FileProblem]
{
  ReadAssessment(text, of: try readPolicy(policyText, on: day), on: day).problems
}

func readPolicy(_ text: String, on day: CalendarDay) throws(FileProblems) -> PrivacyPolicy {
  let read = ReadPolicy(text, on: day)
  guard let policy = read.policy else { throw FileProblems(read.problems) }
  return policy
}

/// One reading of a DPIA's file: the assessment, or the problems.
struct ReadAssessment {
  let assessment: ImpactAssessment?
  let problems: [FileProblem]

  init(_ text: String, of policy: PrivacyPolicy, on day: CalendarDay) {
    let log = ProblemLog(lines: SourceFile.lines(of: text))
    let root = SourceFile(text, log: log).root()
    let read = root.flatMap { AssessmentReader(log: log).assessment($0) }
    if let read, let places = root?.places {
      for problem in read.problems(for: policy, content: hex(policy.assessedHash), on: day) {
        log.report(problem, at: places.nearest(to: problem.path))
      }
    }
    assessment = log.problems.isEmpty ? read : nil
    problems = log.sorted
  }
}

/// What was signed; it was judged then, and is not judged again.
func readSigned(_ text: String) throws -> ImpactAssessment {
  let log = ProblemLog(lines: SourceFile.lines(of: text))
  guard let root = SourceFile(text, log: log).root(), let read = AssessmentReader(log: log).assessment(root) else {
    throw Fault("a signed DPIA can no longer be read")
  }
  return read
}
