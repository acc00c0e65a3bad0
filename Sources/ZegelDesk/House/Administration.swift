import ZegelDomain
import ZegelStore

/// What was done to the house as a whole, as the trail says it.
enum Administration: Sendable {
  case backedUp(id: String, manifest: String)
  case restored(id: String, manifest: String)
  case keysSealed

  private var text: String {
    switch self {
    case .backedUp(let id, let manifest): "backup.made id=\(id) manifest=\(manifest)"
    case .keysSealed: "keys.sealed"
    case .restored(let id, let manifest): "backup.restored id=\(id) manifest=\(manifest)"
    }
  }

  func leave(of desk: Desk) async throws {
    // A database from before the trail is backed up as it is.
    guard try await desk.store.read({ try $0.newestMigration() }) >= Migration.trail.number else { return }
    try await desk.leaveNote(.administration, text)
  }
}
