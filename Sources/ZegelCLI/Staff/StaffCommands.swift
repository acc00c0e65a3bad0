import ArgumentParser
import ZegelDesk
import ZegelDomain

struct StaffCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Name who works here, with their roles and stores.",
    discussion: """
      From the first person on, every act is somebody's: their key is in ZEGEL_STAFF_KEY, or in the file that \
      ZEGEL_STAFF_KEY_FILE names.
      """,
    subcommands: [StaffAdd.self, StaffRole.self, StaffList.self, StaffShow.self, StaffKeyCommand.self, StaffEnd.self])

  struct StaffRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "role", abstract: "Give somebody other roles and stores.")

    @OptionGroup var staff: StaffArgument
    @OptionGroup var place: RoleOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await common.withActor {
        try await $0.changeStaff(staff.id, roles: Set(place.role), stores: Set(place.store), by: $1)
      }
      Console.current.line(say(nl: "Gewijzigd: \(staff.id).", en: "Changed: \(staff.id)."))
    }
  }

  struct StaffShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Say what somebody of the staff is called; it is written down who asked.")

    @OptionGroup var staff: StaffArgument
    @Option(
      name: .customLong("for"),
      help: ArgumentHelp("The purpose for which you look: law.oversight.", valueName: "purpose"))
    var purpose = LegalDuty.oversight.rawValue
    @OptionGroup var common: CommonOptions

    func run() async throws {
      Console.current.line(try await common.withActor { try await $0.staffName(staff.id, for: purpose, by: $1) })
    }
  }

  struct StaffKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "key", abstract: "Make somebody a new key in place of the old one. It is shown this once.")

    @OptionGroup var staff: StaffArgument
    @OptionGroup var file: KeyFileOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let key = try await common.withActor { try await $0.renewStaffKey(staff.id, by: $1) }
      try StaffKey.tell(key, to: file.keyFile)
    }
  }

  struct StaffEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "end", abstract: "Somebody no longer works here: their key opens nothing, their name is gone.")

    @OptionGroup var staff: StaffArgument
    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await common.withActor { try await $0.endStaff(staff.id, by: $1) }
      Console.current.line(say(nl: "\(staff.id) werkt hier niet meer.", en: "\(staff.id) no longer works here."))
    }
  }
}

struct StaffArgument: ParsableArguments {
  @Argument(help: "Who, as S-… from a list.", transform: { try parsedID($0) })
  var id: StaffID
}

struct KeyFileOption: ParsableArguments {
  @Option(help: ArgumentHelp("Write the key to this new file in place of printing it.", valueName: "file"))
  var keyFile: String?
}

struct RoleOptions: ParsableArguments {
  @Option(
    help: "owner, privacy-officer, system-keeper, marketer, service or cashier; may be told more than once.",
    transform: { try oneOf($0) })
  var role: [StaffRole] = []

  @Option(help: "A store where they work; may be told more than once. None is everywhere.")
  var store: [String] = []

  func validate() throws {
    if role.isEmpty { throw ValidationError("tell at least one --role") }
  }
}

/// An id such as `S-…`, or what was wrong with it.
func parsedID<ID: RandomID>(_ text: String) throws -> ID {
  guard let id = ID(text) else { throw ValidationError("an id here is \(ID.prefix)- and 26 letters and digits") }
  return id
}

/// One of a type's values by name, or what was wrong with it.
func oneOf<Choice: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> Choice {
  guard let choice = Choice(rawValue: text) else {
    throw ValidationError("choose one of: \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return choice
}
