/// Where a house keeps copies of itself; from the settings.
public struct KeepingOptions: Sendable {
  /// Where `zegel backup` writes when it is told nothing; nil when the settings say nothing.
  public var backupDirectory: String?
  /// Where `zegel serve` keeps every commit; nil is nowhere.
  public var archiveDirectory: String?
  /// How long a commit may wait for the archive.
  public var archiveMilliseconds = 1_000
  /// How old the archive's newest whole copy may get, in hours.
  public var archiveBaseHours = 24
  /// How many days back the archive reaches.
  public var archiveKeepDays = 14
  /// Where heads of the trail are written as well; nil is nowhere.
  public var headDirectory: String?

  public init() {}
}
