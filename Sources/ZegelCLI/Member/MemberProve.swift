import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberProve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Show that an address or a number is a member's.",
    discussion: """
      A code is sent there, and told back within ten minutes. What was proven stays so until the value is changed; linking a \
      used card takes a proof of the last 30 days.
      """,
    subcommands: [MemberProveStart.self, MemberProveConfirm.self, MemberProveSeen.self])
}

struct ContactOption: ParsableArguments {
  @Option(help: ArgumentHelp("email, phone, or a field of the policy.", valueName: "contact"))
  var by: String
}

struct MemberProveStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Send a code to a member's address or number.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var contact: ContactOption
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let id = try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: .requests, in: store.store)
      try await desk.startProof(of: id, by: contact.by, acting: actor, in: store.store)
      return id
    }
    Console.current.line(
      say(
        nl: "Er is een code gestuurd. Binnen \(OneTimeCode.minutes) minuten: zegel member prove confirm \(id)",
        en: "A code was sent. Within \(OneTimeCode.minutes) minutes: zegel member prove confirm \(id)"))
  }
}

struct MemberProveConfirm: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Tell back the code that a member got.",
    discussion: "The code is the first line of standard input or of --code-file.")

  @OptionGroup var member: MemberArgument
  @Option(help: ArgumentHelp("A file with the code in its first line.", valueName: "file"))
  var codeFile: String?
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let code = try ValueInput(path: codeFile).line(say(nl: "Code", en: "Code"))
    let proof = try await common.withActor { desk, actor in
      try await desk.confirmProof(
        of: try await member.id(desk, actor, for: .requests, in: store.store), code: code, acting: actor,
        in: store.store)
    }
    Console.current.line(say(nl: "Bewezen: \(proof.field).", en: "Proven: \(proof.field)."))
  }
}

struct MemberProveSeen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seen", abstract: "Say that you saw it: the mail box or the ringing phone in their hand.",
    discussion: "It is written down as your word. Never ask for an identity document, and never copy one.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var contact: ContactOption
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let proof = try await common.withActor { desk, actor in
      try await desk.proveSeen(
        of: try await member.id(desk, actor, for: .requests, in: store.store), by: contact.by, acting: actor,
        in: store.store)
    }
    Console.current.line(say(nl: "Gezien: \(proof.field).", en: "Seen: \(proof.field)."))
  }
}
