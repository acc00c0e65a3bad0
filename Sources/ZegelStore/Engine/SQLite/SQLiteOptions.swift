/// How to open the embedded database. The defaults suit a busy shop.
package struct SQLiteOptions: Sendable {
  package var path: String
  /// Whether a missing file is made, readable by its owner only.
  package var mayCreate = true
  /// How long to wait for another process that holds the write lock, in milliseconds.
  package var busyMilliseconds: Int32 = 5_000
  package var readers = 2
  /// The most jobs that share one transaction. Above 256 answers get slower and nothing gets faster.
  package var groupLimit = 256
  package var writerCacheKiB = 16_384
  package var readerCacheKiB = 4_096
  /// WAL pages of 4 KiB before they are moved into the database file. Higher writes a hot page less often.
  package var checkpointPages = 4_000
  /// The log's length, in pages, at which the writer itself brings it back to its beginning: 256 MB. All wait for that, so
  /// it must be rare.
  package var mostLogPages = 64_000
  /// Who moves pages from the log into the database.
  package enum Checkpoints: Sendable {
    /// This store, beside its writer.
    case own
    /// Another process, which archives them: this one keeps its hands off.
    case byAnother
    /// This store, after they were archived.
    case archived(any LogArchive)
  }
  package var checkpoints = Checkpoints.own
  /// Whether the whole log is moved into the file at opening: what a failed fsync left in it for written is then written
  /// once more.
  package var emptiesLog = false
  /// The most pages the file may have; nil for no limit of ours.
  package var maxPageCount: Int?

  package init(path: String) { self.path = path }
}
