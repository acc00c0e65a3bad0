import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct StaffAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Name somebody of the staff and give them a key. It is shown this once.",
    discussion: "Reads the name from a line of standard input, or from --name-file. The first is an owner.")

  @OptionGroup var place: RoleOptions
  @Option(help: ArgumentHelp("A file with the name in its first line.", valueName: "file"))
  var nameFile: String?
  @OptionGroup var file: KeyFileOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let name = try ValueInput(path: nameFile).line(say(nl: "Naam", en: "Name"))
    let (id, key) = try await common.withActor {
      try await $0.addStaff(name: name, roles: Set(place.role), stores: Set(place.store), by: $1)
    }
    if json.json, file.keyFile == nil { return try printJSON(["id": id.description, "key": key]) }
    if file.keyFile == nil {
      Console.current.talk(
        say(nl: "\(id). Deze sleutel is alleen nu te zien:", en: "\(id). This key is shown this once:"))
    } else {
      Console.current.line("\(id)")
    }
    try StaffKey.tell(key, to: file.keyFile)
  }
}

struct StaffList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the staff as CSV, without names.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withActor { desk, _ in try await desk.staff() }.map(Row.init)
    if !json.json { Console.current.line("id,roles,stores,added_at,added_by,ended_at") }
    for row in rows {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }

  private struct Row: Encodable {
    let id: String
    let roles, stores: [String]
    let addedAt, addedBy: String
    let endedAt: String?

    init(_ listed: ListedStaff) {
      id = listed.staff.id.description
      (roles, stores) = (listed.staff.roles.map(\.rawValue).sorted(), listed.staff.stores.sorted())
      (addedAt, addedBy, endedAt) = (listed.addedAt.rfc3339, listed.addedBy, listed.endedAt?.rfc3339)
    }

    var csv: String {
      [id, roles.joined(separator: " "), stores.joined(separator: " "), addedAt, addedBy, endedAt ?? ""]
        .joined(separator: ",")
    }
  }
}
