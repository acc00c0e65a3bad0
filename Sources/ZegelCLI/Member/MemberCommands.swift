import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "member", abstract: "Look after who is known by name, each for a purpose.",
    discussion: """
      A member is named by M-…, or by one of their cards. Values are read from standard input or a file, never from the \
      command line.
      """,
    subcommands: [
      MemberJoin.self, MemberImport.self, MemberFind.self, MemberShow.self, MemberChange.self, MemberLink.self,
      MemberUnlink.self,
      MemberRestrict.self, MemberMerge.self, MemberUnmerge.self, MemberOpenings.self, MemberErase.self,
    ])
}

/// A member as they are named on a command line.
struct MemberArgument: ParsableArguments {
  @Argument(help: "The member, as M-… or by a card.")
  var member: String

  func id(_ desk: Desk) async throws -> MemberID {
    if let id = MemberID(member) { return id }
    guard let id = try await desk.owner(of: CardName(member)) else { throw Refusal(.memberUnknown, field: "member") }
    return id
  }
}

struct StoreOption: ParsableArguments {
  @Option(help: "The store where it happens.")
  var store: String?
}

struct PurposeOption: ParsableArguments {
  @Option(help: ArgumentHelp("What it is for, as the privacy policy has it.", valueName: "purpose"))
  var purpose: String
}
