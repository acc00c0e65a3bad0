import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberJoin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Make somebody a member.",
    discussion: """
      Values are lines of `field: value`, or a JSON object, from standard input or --values; on a terminal they are asked \
      for. Every question of consent that was shown is told with --yes or --no: nothing is agreed to by silence.
      """)

  @Option(help: ArgumentHelp("A file with the values.", valueName: "file"))
  var values: String?
  @Option(help: ArgumentHelp("Agreed to; may be told more than once.", valueName: "purpose"))
  var yes: [String] = []
  @Option(help: ArgumentHelp("Shown, and refused; may be told more than once.", valueName: "purpose"))
  var no: [String] = []
  @Option(help: "till, web, paper or staff.", transform: { try oneOf($0) })
  var route = JoinRoute.till
  @Option(help: ArgumentHelp("A card to link.", valueName: "card"))
  var card: String?
  @Flag(help: "Who holds the card agrees that the member sees what was saved on it before.")
  var showHistory = false
  @Flag(help: "They are younger than the law asks to decide alone.")
  var young = false
  @Flag(help: "A parent or guardian decides for them.")
  var guardian = false
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let both = Set(yes).intersection(no)
    if !both.isEmpty { throw ValidationError("told both with --yes and with --no: \(both.sorted())") }
  }

  func run() async throws {
    let id = try await common.withActor { desk, actor in
      let fields = try await desk.joiningFields().map { (id: $0.id, question: $0.title[.spoken]) }
      var application = MemberApplication(
        values: try ValueInput(path: values).values(fields), route: route, language: .spoken)
      for purpose in yes { application.consents[purpose] = true }
      for purpose in no { application.consents[purpose] = false }
      application.card = card.map { CardName($0) }
      application.showsHistory = showHistory
      (application.isYoung, application.byGuardian, application.store) = (young, guardian, store.store)
      return try await desk.joinMember(application, by: actor)
    }
    if json.json { return try printJSON(["member": id.description]) }
    Console.current.line("\(id)")
  }
}
