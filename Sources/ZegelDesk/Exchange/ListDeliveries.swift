public import ZegelDomain
import ZegelStore

/// A file to or from a party, as it is listed.
public struct ListedDelivery: Sendable {
  public let channel: String
  public let way: DeliveryWay
  public let sequence: Int64
  public let party: String
  public let content: String
  public let policyVersion: Int32
  public let state: DeliveryState
  public let rows: Int64
  public let refusedRows: Int64
  public let fileBytes: Int64
  public let fileHash: [UInt8]?
  public let manifestHash: [UInt8]?
  public let answer: String
  public let madeAt: Instant
  public let sentAt: Instant?
  public let answeredAt: Instant?

  init(_ row: DeliveryRow) {
    (channel, way, sequence, party) = (row.channel, row.way, row.sequence, row.party)
    policyVersion = row.policyVersion
    (content, state, rows, refusedRows) = (row.content, row.state, row.rows, row.refusedRows)
    (fileBytes, fileHash, manifestHash, answer) = (row.fileBytes, row.fileHash, row.manifestHash, row.answer)
    (madeAt, sentAt, answeredAt) = (row.madeAt, row.sentAt, row.answeredAt)
  }
}

/// What somebody has to look after, in the exchange with one party.
public struct ExchangeAlarm: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// Sent, and not answered in the time the channel gives.
    case receiptOverdue = "receipt-overdue"
    /// The party could not do, or would not.
    case refused
    /// Ready, and not arrived in the time the channel gives for an answer.
    case notSent = "not-sent"
    /// Stops that wait for a file of theirs for more than a day.
    case stopsWaiting = "stops-waiting"
  }

  public let kind: Kind
  public let party: String
  /// Empty for stops that no file has yet.
  public let channel: String
  public let sequence: Int64
  public let since: Instant
}

extension Desk {
  /// Newest first, of one channel or of all.
  public func deliveries(_ channel: String? = nil, most: Int = 100) async throws -> [ListedDelivery] {
    let ids = try await channels().map(\.channel.id).filter { channel == nil || $0 == channel }
    if let channel, ids.isEmpty { throw Refusal(.channelUnknown, field: "channel", channel) }
    return try await store.read { session in
      try ids.flatMap { id in
        try DeliveryWay.allCases.flatMap { try session.deliveries(id, $0, most: most).map(ListedDelivery.init) }
      }
    }
  }

  /// How many stops no file to a party has yet.
  public func waitingStops(of party: String) async throws -> Int64 {
    try await store.read { try $0.unclaimedStops(of: party) }
  }

  /// How many may be in a channel's next file now; of stops, how many wait.
  public func countNext(_ open: OpenChannel) async throws -> Int64 {
    let policies = self.policies
    return try await store.read { session in
      if open.channel.content == .stops { return try session.unclaimedStops(of: open.party.id) }
      guard let purpose = open.channel.purpose else { return 0 }
      let policy = try policies.inForce(in: session).policy
      return try session.handedCount(byConsent: policy.purpose(purpose)?.basis == .consent, for: purpose)
    }
  }

  /// What is overdue: receipts, files and stops. A party that is silent still holds what it should not.
  ///
  /// - Law: Art. 19 GDPR.
  public func exchangeAlarms() async throws -> [ExchangeAlarm] {
    let now = self.now
    let open = try await channels()
    return try await store.read { session in
      var alarms: [ExchangeAlarm] = []
      for delivery in try session.openDeliveries() where delivery.state != .making {
        let within = open.first { $0.channel.id == delivery.channel }?.channel.receiptWithinDays ?? 2
        let since = delivery.sentAt ?? delivery.madeAt
        guard since.adding(milliseconds: Int64(within) * 86_400_000) < now else { continue }
        alarms.append(
          ExchangeAlarm(
            kind: delivery.state == .sent ? .receiptOverdue : .notSent, party: delivery.party,
            channel: delivery.channel, sequence: delivery.sequence, since: since))
      }
      for open in open {
        guard let last = try session.deliveries(open.channel.id, .out, most: 1).first, last.state == .refused else {
          continue
        }
        alarms.append(
          ExchangeAlarm(
            kind: .refused, party: last.party, channel: last.channel, sequence: last.sequence,
            since: last.answeredAt ?? last.madeAt))
      }
      for waiting in try session.waitingStops() where waiting.oldest.adding(milliseconds: 86_400_000) < now {
        guard try session.unclaimedStops(of: waiting.party) > 0 else { continue }
        alarms.append(
          ExchangeAlarm(
            kind: .stopsWaiting, party: waiting.party, channel: "", sequence: 0, since: waiting.oldest))
      }
      return alarms
    }
  }
}
