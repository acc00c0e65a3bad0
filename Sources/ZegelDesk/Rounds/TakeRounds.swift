import ZegelDomain
import ZegelStore

extension Desk {
  /// Whether this process does the house's rounds for now. Of all that serve one database exactly one does; when it
  /// stops another takes over at once, when it dies after `roundsMilliseconds`.
  public func takeRounds() async throws -> Bool {
    let (holder, now) = (processID, self.now)
    return try await store.writeLocking { session in
      try session.takeRounds("all", holder: holder, milliseconds: Desk.roundsMilliseconds, now: now)
    }
  }

  public func leaveRounds() async throws {
    let holder = processID
    try await store.writeLocking { session in try session.leaveRounds("all", holder: holder) }
  }

  static let roundsMilliseconds: Int64 = 90_000
}
