import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "member", abstract: "Look after who is known by name, each for a purpose.",
    discussion: """
      A member is named by M-…, or by one of their cards: `-` reads its number from standard input and @FILE from a \
      file, since what stands on a command line can be read by everybody on the machine. Values are read in no other way.
      """,
    subcommands: [
      MemberJoin.self, MemberImport.self, MemberFind.self, MemberShow.self, MemberChange.self, MemberLink.self,
      MemberUnlink.self, MemberProve.self, MemberHistory.self, MemberRestrict.self, MemberMerge.self,
      MemberUnmerge.self, MemberOpenings.self, MemberCorrections.self, MemberErase.self, MemberMeasure.self,
    ])
}

/// A member as they are named on a command line.
struct MemberArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The member, as M-… or by a card.", discussion: CardInput.help))
  var member: String

  /// By a card it is a look at whose it is: for a purpose, and on record.
  func id(_ desk: Desk, _ actor: Actor, for purpose: String, in store: String?) async throws -> MemberID {
    let text = try CardInput(told: member).text()
    if let id = MemberID(text) { return id }
    return try await desk.member(with: CardName(text), for: purpose, by: actor, in: store)
  }

  func id(_ desk: Desk, _ actor: Actor, for duty: LegalDuty, in store: String? = nil) async throws -> MemberID {
    try await id(desk, actor, for: duty.rawValue, in: store)
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
