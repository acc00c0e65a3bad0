import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ConsentLink: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Send a member a link to the page where they say yes and no themselves.",
    discussion: """
      It works for two years, for whoever has it. With --print nothing is sent: the address goes to standard output, for a \
      letter or a receipt, and it is on record with the member that it was shown.
      """)

  @OptionGroup var member: MemberArgument
  @Option(help: ArgumentHelp("About this purpose only. Else about all that they decide about.", valueName: "purpose"))
  var purpose: String?
  @Option(help: ArgumentHelp("Where it goes to: email, phone, or a field of the policy.", valueName: "contact"))
  var by = "email"
  @Flag(name: .customLong("print"), help: "Print the address and send nothing.")
  var prints = false
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (address, endsAt) = try await common.withActor { desk, actor -> (String?, Instant) in
      let id = try await member.id(desk, actor, for: .consent, in: store.store)
      if prints {
        let link = try await desk.makeLink(for: id, about: purpose, by: actor, in: store.store)
        return (link.address, link.endsAt)
      }
      let endsAt = try await desk.sendLink(to: id, about: purpose, by: by, acting: actor, in: store.store)
      return (nil, endsAt)
    }
    if let address { Console.current.line(address) }
    Console.current.talk(
      say(
        nl: address == nil
          ? "De link is gestuurd; hij werkt tot \(endsAt.written(in: .nl))."
          : "De link werkt tot \(endsAt.written(in: .nl)).",
        en: address == nil
          ? "The link was sent; it works until \(endsAt.written(in: .en))."
          : "The link works until \(endsAt.written(in: .en))."))
  }
}
