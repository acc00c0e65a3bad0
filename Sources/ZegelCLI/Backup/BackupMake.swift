import ArgumentParser
import ZegelDesk
import ZegelDomain

struct BackupMake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make a backup of everything but the keys, and read it back.",
    discussion: "Writes only what earlier backups in the directory do not have.")

  @OptionGroup var place: BackupPlace

  @Flag(name: .long, help: "Begin a new chain, which needs no earlier backup.")
  var full = false

  @Flag(name: .long, help: "Leave out the database's own check; every hash is compared all the same.")
  var quick = false

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let set = try await place.set(common)
    let progress = KeepingBar()
    let receipt = try await common.withDesk { desk in
      try await desk.backUp(to: set, full: full, quick: quick, progress: progress.show)
    }
    progress.end()
    let summary = receipt.summary
    if json.json { return try printJSON(BackupRow(summary)) }
    Console.current.line("\(set.directory)/\(summary.id)")
    Console.current.line("sha256 \(receipt.hash)")
    let (facts, kib) = (grouped(summary.facts), grouped((summary.packBytes + 1_023) / 1_024))
    Console.current.talk(
      say(
        nl: "\(facts) feiten, \(kib) KiB bijgeschreven, teruggelezen en goed. De sleutels zitten er niet in.",
        en: "\(facts) facts, \(kib) KiB added, read back and right. The keys are not in it."))
  }
}

/// Where the backups are.
struct BackupPlace: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The directory of the backups. Else as the settings say.", valueName: "dir"))
  var to: String?

  /// Refuses `setting-invalid` when neither the command nor the settings name a directory.
  func set(_ common: CommonOptions) async throws -> BackupSet {
    if let to { return BackupSet(to) }
    guard let told = try await Caller.current.options(common.paths).keeping.backupDirectory else {
      throw Refusal(.settingInvalid, field: "backup.directory")
    }
    return BackupSet(told)
  }
}

struct BackupRow: Encodable {
  let id, kind, sha256: String
  let madeAt: String?
  let schema, accounts, facts, entries: Int64
  let bytes, packBytes: Int

  init(_ summary: BackupSummary) {
    (id, sha256, madeAt) = (summary.id, summary.hash, summary.madeAt?.rfc3339)
    kind = summary.madeAt == nil ? "damaged" : summary.isFull ? "full" : "incremental"
    (schema, accounts, facts, entries) = (summary.schema, summary.accounts, summary.facts, summary.entries)
    (bytes, packBytes) = (summary.bytes, summary.packBytes)
  }
}
