import ArgumentParser

struct AssessmentCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dpia", abstract: "Think through what a policy does to people, sign it, and ask the authority.",
    discussion: """
      Without a subcommand it writes the draft. A policy that needs a DPIA can be applied once one is signed for what it \
      does (Art. 35 GDPR), and, when a high risk remains, the authority has answered (Art. 36).
      """,
    subcommands: [
      AssessmentDraftCommand.self, AssessmentBegin.self, AssessmentCheck.self, AssessmentSign.self,
      AssessmentConsult.self, AssessmentList.self, AssessmentShow.self,
    ], defaultSubcommand: AssessmentDraftCommand.self)
}
