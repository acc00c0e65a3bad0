import ArgumentParser
import ZegelDesk
import ZegelDomain

/// The DPIA's file, and the policy's file that it is about: those that are named, else the house's own.
struct AssessmentFiles: ParsableArguments {
  @Argument(help: ArgumentHelp("The DPIA's file. Else dpia/risks.yaml in the house.", valueName: "file"))
  var file: String?
  @Option(help: ArgumentHelp("The privacy file that it is about. Else privacy.yaml in the house.", valueName: "file"))
  var policy: String?

  func path(_ common: CommonOptions) -> String { file ?? common.paths.assessment }
  func policyPath(_ common: CommonOptions) -> String { policy ?? common.paths.privacy }
}

/// Tells what is wrong in a file, and ends with 3.
func ending(with problems: FileProblems, of path: String) -> Ending {
  for problem in problems.all { Console.current.talk(problem.text(path)) }
  return Ending(status: .problemsFound)
}
