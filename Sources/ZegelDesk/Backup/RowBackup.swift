import ZegelDomain
import ZegelStore

extension Desk {
  func rows(in work: String, _ progress: @escaping KeepingProgress) async throws -> BackupContent {
    throw Fault("no row backups yet")
  }
}

extension BackupSet {
  func writeRows(of manifest: BackupManifest, to database: String, now: Instant, _ progress: @escaping KeepingProgress)
    async throws
  {
    throw Fault("no row backups yet")
  }
}
