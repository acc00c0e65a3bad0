import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ConsentCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent", abstract: "Write down what members decide, and find who may be written to.",
    subcommands: [
      ConsentGive.self, ConsentRefuse.self, ConsentWithdraw.self, ConsentObject.self, ConsentHistory.self,
      ConsentStateCommand.self, ConsentReceiptCommand.self, ConsentVerify.self, ConsentAudience.self,
      ConsentQuestions.self, ConsentLink.self, ConsentSuspend.self,
    ])
}

/// What somebody looks at consents for.
struct ConsentLook: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The purpose for which you look: law.consent, law.access or law.oversight.", valueName: "purpose"))
  var purpose = LegalDuty.consent.rawValue
  @OptionGroup var store: StoreOption
}

/// What every decision is told with; giving and withdrawing take the same steps.
struct DecisionOptions: ParsableArguments {
  @OptionGroup var member: MemberArgument
  @OptionGroup var purpose: PurposeOption
  @Option(help: "till, web, page, paper, staff or mail.", transform: { try oneOf($0) })
  var route = JoinRoute.till
  @Flag(help: "They are younger than the law asks to decide alone.")
  var young = false
  @Flag(help: "A parent or guardian decides for them.")
  var guardian = false
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func decide(_ decision: ConsentDecision) async throws {
    try await common.withActor { desk, actor in
      let act = ConsentAct(
        purpose: purpose.purpose, decision: decision, route: route, language: .spoken, isYoung: young,
        byGuardian: guardian, store: store.store)
      try await desk.decide(act, by: try await member.id(desk, actor, for: .consent, in: store.store), entered: actor)
    }
    Console.current.line(
      say(nl: "\(purpose.purpose): vastgelegd.", en: "\(purpose.purpose): written down."))
  }
}

struct ConsentGive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "give", abstract: "They read the text and agree, to one purpose.")
  @OptionGroup var decision: DecisionOptions
  func run() async throws { try await decision.decide(.given) }
}

struct ConsentRefuse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: "They were shown the text and say no.")
  @OptionGroup var decision: DecisionOptions
  func run() async throws { try await decision.decide(.refused) }
}

struct ConsentWithdraw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "They take back what they agreed to; it holds from the next read on.")
  @OptionGroup var decision: DecisionOptions
  func run() async throws { try await decision.decide(.withdrawn) }
}

struct ConsentObject: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "object", abstract: "They object to a purpose that asks no consent.")
  @OptionGroup var decision: DecisionOptions
  func run() async throws { try await decision.decide(.objected) }
}
