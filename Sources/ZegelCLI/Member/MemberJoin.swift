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
  @Option(
    help: ArgumentHelp(
      "A card to link that was never used; another takes `zegel member link`.", discussion: CardInput.help,
      valueName: "card"))
  var card: String?
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
    var sent = SentMessages()
    let id = try await common.withActor { desk, actor in
      let card = try card.map { try CardInput(told: $0).card() }
      let fields = try await desk.joiningFields().map { (id: $0.id, question: $0.title[.spoken]) }
      var application = MemberApplication(
        values: try ValueInput(path: values).values(fields), route: route, language: .spoken)
      for purpose in yes { application.consents[purpose] = true }
      for purpose in no { application.consents[purpose] = false }
      application.card = card
      (application.isYoung, application.byGuardian, application.store) = (young, guardian, store.store)
      let id = try await desk.joinMember(application, by: actor)
      // Where a server runs it would be tried within a minute; nobody has to wait for that.
      sent = try await desk.sendMessagesDue(to: id)
      return id
    }
    if sent.sent > 0 {
      Console.current.talk(say(nl: "De privacyverklaring is gemaild.", en: "The privacy notice was mailed."))
    } else if sent.failed > 0 {
      Console.current.talk(
        say(
          nl: "De privacyverklaring kon niet worden gemaild; het wordt opnieuw geprobeerd.",
          en: "The privacy notice could not be mailed; it is tried again."))
    }
    if json.json { return try printJSON(["member": id.description]) }
    Console.current.line("\(id)")
  }
}
