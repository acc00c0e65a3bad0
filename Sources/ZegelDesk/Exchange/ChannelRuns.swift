public import ZegelDomain
import ZegelStore

/// Something that a channel does by itself, and how that went last.
public struct ChannelRun: Sendable {
  /// The channel's id; of looking for answers, with ` receipts` after it.
  public let id: String
  public let triedAt: Instant
  public let failures: Int64
  public let failingSince: Instant?
  public let nextAt: Instant
  /// The code of a refusal, or `fault`; empty when it went well.
  public let reason: String

  init(_ row: ChannelRunRow) {
    (id, triedAt, failures, failingSince) = (row.channel, row.triedAt, row.failures, row.failingSince)
    (nextAt, reason) = (row.nextAt, row.reason)
  }

  /// Whether somebody has to look now; what only the network does may pass by itself for some hours.
  ///
  /// - Parameter hours: for which it may.
  func isAlarming(at now: Instant, hours: Int64 = 4) -> Bool {
    guard failures > 0, let failingSince else { return false }
    return !ChannelRun.passing.contains(reason) || failingSince.adding(milliseconds: hours * 3_600_000) < now
  }

  static let passing: Set<String> = [Refusal.Code.placeUnreachable.rawValue, "fault"]
}

extension Desk {
  public func channelRuns() async throws -> [String: ChannelRun] {
    let rows = try await store.read { try $0.channelRuns() }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.channel, ChannelRun($0)) })
  }

  /// Writes down that something of a channel is tried, or that it was seen for the first time.
  public func channelTried(_ id: String, after before: ChannelRun?) async throws {
    let now = self.now
    let row = ChannelRunRow(
      channel: id, triedAt: now, failures: before?.failures ?? 0, failingSince: before?.failingSince,
      nextAt: before?.nextAt ?? now, reason: before?.reason ?? "")
    try await store.write { try $0.put(row) }
  }

  /// Writes down how it went. What the network does is tried again, each time after twice as long and up to six hours;
  /// what a key, a right or a rule forbids only the next day, or when a person does it by hand.
  public func channelWent(_ id: String, _ refusal: Refusal.Code?, isFault: Bool = false) async throws {
    let (now, chance) = (self.now, surroundings.random(2))
    try await store.write { session in
      let before = try session.channelRuns().first { $0.channel == id }
      guard refusal != nil || isFault else {
        guard let before else { return }
        return try session.put(
          ChannelRunRow(
            channel: id, triedAt: before.triedAt, failures: 0, failingSince: nil, nextAt: now, reason: ""))
      }
      let (failures, reason) = ((before?.failures ?? 0) + 1, refusal?.rawValue ?? "fault")
      let pause = ChannelRun.passing.contains(reason) ? backOff(failures, chance) : 24 * 3_600_000
      try session.put(
        ChannelRunRow(
          channel: id, triedAt: now, failures: failures, failingSince: before?.failingSince ?? now,
          nextAt: now.adding(milliseconds: pause), reason: reason))
    }
  }

  /// Whether a schedule was due since it was last tried; by the clock of the programme.
  public func isDue(_ schedule: ChannelSchedule, since last: Instant) async throws -> Bool {
    let (book, now) = (self.programmes, self.now)
    let zone = try await store.read { try book.book(in: $0).newest?.zone } ?? lawZone
    return schedule.newestDue(by: now, in: zone) > last
  }
}

/// Milliseconds: a minute, doubled with each failure, six hours at most, less up to half by chance, so that not everybody
/// comes back at once.
private func backOff(_ failures: Int64, _ chance: [UInt8]) -> Int64 {
  let whole = min(6 * 3_600_000, Int64(60_000) << min(failures - 1, 10))
  let part = Int64(chance[0]) << 8 | Int64(chance[1])
  return whole - whole / 2 * part / 65_536
}
