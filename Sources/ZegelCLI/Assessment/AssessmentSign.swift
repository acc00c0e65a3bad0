import ArgumentParser
import ZegelDesk
import ZegelDomain

struct AssessmentSign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign a DPIA for a privacy file, as an owner or privacy officer.",
    discussion: """
      It is kept as it is, numbered, with the policy it is about and who signed, and is in the trail. The policy need not \
      be applied yet: it can be, after this.
      """)

  @OptionGroup var files: AssessmentFiles
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (path, text) = (files.path(common), try readText(files.path(common)))
    let policyPath = files.policyPath(common)
    let policy = try readText(policyPath)
    _ = try tellingProblems(of: policyPath) { try checkAssessment(text, of: $0, on: Surroundings.real.lawDay) }
    let version: AssessmentVersion
    do {
      version = try await common.withActor { try await $0.signAssessment(text, of: policy, by: $1) }
    } catch let problems as FileProblems {
      for problem in problems.all { Console.current.talk(problem.text(path)) }
      throw Refusal(.dpiaInvalid, field: "dpia")
    }
    if json.json { return try printJSON(AssessmentLine(version)) }
    Console.current.line(
      say(nl: "DPIA \(version.number) is getekend.", en: "DPIA \(version.number) is signed."))
    guard version.remainsHigh else { return }
    Console.current.line(
      say(
        nl: "Er blijft een hoog risico over: stuur wat `zegel privacy dpia consult` schrijft naar de toezichthouder.",
        en: "A high risk remains: send what `zegel privacy dpia consult` writes to the authority."))
  }
}
