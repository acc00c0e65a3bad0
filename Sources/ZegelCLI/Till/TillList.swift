import ArgumentParser
import ZegelDesk
import ZegelDomain

struct TillList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tills that have, or had, a key.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let tills = try await common.withDesk { try await $0.tills() }
    if !json.json { Console.current.line("id,store,till,added_at,revoked_at") }
    for till in tills {
      if json.json { try printJSON(Row(till)) } else { Console.current.line(Row(till).csv) }
    }
  }

  private struct Row: Encodable {
    let id, store, till, addedAt: String
    let revokedAt: String?

    init(_ till: Till) {
      (id, store, self.till) = (till.id.description, till.store, till.till)
      (addedAt, revokedAt) = (till.addedAt.rfc3339, till.revokedAt?.rfc3339)
    }

    var csv: String { "\(id),\(store),\(till),\(addedAt),\(revokedAt ?? "")" }
  }
}
