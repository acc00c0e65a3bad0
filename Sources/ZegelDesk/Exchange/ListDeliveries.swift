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
}
