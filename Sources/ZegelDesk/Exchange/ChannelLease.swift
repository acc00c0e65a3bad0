import ZegelDomain
import ZegelStore

extension Desk {
  /// Takes a channel for this process: files of one channel are made, sent and taken in by one at a time.
  ///
  /// A process that dies leaves it after a quarter of an hour; who works longer takes it again in between.
  ///
  /// - Refuses: `channel-busy`.
  public func takeChannel(_ id: String) async throws {
    let (holder, now) = (processID, self.now)
    let isOurs = try await store.writeLocking { session in
      try session.takeRounds("exchange \(id)", holder: holder, milliseconds: 15 * 60_000, now: now)
    }
    if !isOurs { throw Refusal(.channelBusy, field: "channel", id) }
  }

  public func leaveChannel(_ id: String) async throws {
    let holder = processID
    try await store.writeLocking { try $0.leaveRounds("exchange \(id)", holder: holder) }
  }
}
