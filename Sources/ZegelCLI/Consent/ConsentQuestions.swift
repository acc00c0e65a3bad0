import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ConsentQuestions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions", abstract: "List what a member may be asked now, each with the words to ask it in.",
    discussion: """
      Who said no is not asked again for some months; who agreed under a notice that was not right is.
      """)

  @OptionGroup var member: MemberArgument
  @OptionGroup var look: ConsentLook
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let questions = try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: look.purpose, in: look.store.store)
      return try await desk.questions(for: id, in: .spoken, for: look.purpose, by: actor, in: look.store.store)
    }
    for question in questions {
      if json.json {
        try printJSON(Row(question))
      } else {
        Console.current.line("\(question.purpose): \(question.text)")
      }
    }
    if questions.isEmpty, !json.json {
      Console.current.line(say(nl: "Er valt nu niets te vragen.", en: "There is nothing to ask now."))
    }
  }

  private struct Row: Encodable {
    let purpose, text: String
    let askedAgain: Bool

    init(_ question: ConsentQuestion) {
      (purpose, text, askedAgain) = (question.purpose, question.text, question.isAskedAgain)
    }
  }
}
