import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct AssessmentConsult: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consult",
    abstract: "Write what goes to the authority where a high risk remains, or record a step of it.",
    discussion: """
      Without --record it writes the file of Art. 36(3) GDPR, as Markdown, in the language of --language. With --record an \
      owner or privacy officer records that it was asked, that it takes longer, or what it answered; the reference is \
      the authority's, such as a case number, never a name.
      """)

  @Option(help: ArgumentHelp("A signed DPIA; else the newest.", valueName: "number"))
  var number: Int32?
  @Option(help: ArgumentHelp("The privacy file that it is about. Else privacy.yaml in the house.", valueName: "file"))
  var policy: String?
  @Option(help: "asked, extended or answered.")
  private var record: StepChoice?
  @Option(help: ArgumentHelp("The day of that step.", valueName: "day"))
  var on: String?
  @Option(help: ArgumentHelp("The authority's reference.", valueName: "text"))
  var reference: String?
  @Option(help: "With `--record answered`: may-proceed or may-not.")
  private var outcome: OutcomeChoice?
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let on, CalendarDay(on) == nil { throw ValidationError("--on takes a day such as 2026-12-01") }
    if record == nil, on != nil || reference != nil || outcome != nil {
      throw ValidationError("--on, --reference and --outcome go with --record")
    }
    if record != nil, on == nil || reference == nil { throw ValidationError("--record takes --on and --reference") }
    if (record == .answered) != (outcome != nil) { throw ValidationError("--outcome goes with --record answered") }
  }

  func run() async throws {
    if let step = record.flatMap({ Consultation.Step(rawValue: $0.rawValue) }), let reference,
      let day = on.flatMap({ CalendarDay($0) })
    {
      let outcome = outcome.flatMap { Consultation.Outcome(rawValue: $0.rawValue) }
      let version = try await common.withActor {
        try await $0.recordConsultation(step, of: number, on: day, reference: reference, outcome: outcome, by: $1)
      }
      return tell(version)
    }
    let path = policy ?? common.paths.privacy
    let text = try readText(path)
    do {
      let request = try await common.withDesk { try await $0.consultationRequest(number, of: text, in: .spoken) }
      for line in ConsultationDraft.markdown(request, in: .spoken) { Console.current.line(line) }
    } catch let problems as FileProblems { throw ending(with: problems, of: path) }
  }

  private func tell(_ version: AssessmentVersion) {
    guard let consultation = version.consultation else { return }
    let due = consultation.dueOn.written(in: .spoken)
    Console.current.line(
      consultation.answeredOn == nil
        ? say(
          nl: "Vastgelegd. De toezichthouder heeft tot en met \(due).",
          en: "Recorded. The authority has until \(due).")
        : say(nl: "Vastgelegd.", en: "Recorded."))
  }
}

private enum StepChoice: String, ExpressibleByArgument, CaseIterable { case asked, extended, answered }

private enum OutcomeChoice: String, ExpressibleByArgument, CaseIterable {
  case mayProceed = "may-proceed"
  case mayNot = "may-not"
}
