import ArgumentParser
import ZegelDesk
import ZegelDomain

struct BackupList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the backups, the oldest first.")

  @OptionGroup var place: BackupPlace
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    for backup in try await place.set(common).list() {
      if json.json { try printJSON(BackupRow(backup)) } else { tell(backup) }
    }
  }

  private func tell(_ backup: BackupSummary) {
    guard let madeAt = backup.madeAt else {
      return Console.current.line("\(backup.id)  \(say(nl: "onleesbaar", en: "unreadable"))")
    }
    let kind = backup.isFull ? say(nl: "volledig", en: "full") : say(nl: "aanvullend", en: "incremental")
    let facts = "\(grouped(backup.facts)) \(say(nl: "feiten", en: "facts"))"
    Console.current.line("\(backup.id)  \(madeAt.rfc3339)  \(kind)  \(facts)  sha256 \(backup.hash)")
  }
}
