public import ZegelDomain
import ZegelStore

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
    /// What it does by itself does not go well.
    case failing
  }

  public let kind: Kind
  public let party: String
  /// Empty for stops that no file has yet.
  public let channel: String
  public let sequence: Int64
  public let since: Instant
  /// The code of a refusal, of what fails; else empty.
  public var reason = ""
}

extension Desk {
  /// What is overdue: receipts, files and stops. A party that is silent still holds what it should not.
  ///
  /// - Law: Art. 19 GDPR.
  public func exchangeAlarms() async throws -> [ExchangeAlarm] {
    let (now, policies) = (self.now, self.policies)
    return try await store.read { session in
      guard let policy = try policies.newest(in: session)?.policy else { return [] }
      return try session.exchangeAlarms(policy, at: now)
    }
  }
}

extension SQLSession {
  func exchangeAlarms(_ policy: PrivacyPolicy, at now: Instant) throws -> [ExchangeAlarm] {
    let open = policy.parties.flatMap { party in party.channels.map { OpenChannel(party, $0, policy) } }
    var alarms: [ExchangeAlarm] = []
    for run in try channelRuns().map(ChannelRun.init) where run.isAlarming(at: now) {
      guard let open = open.first(where: { run.id == $0.channel.id || run.id == $0.channel.id + " receipts" }) else {
        continue
      }
      alarms.append(
        ExchangeAlarm(
          kind: .failing, party: open.party.id, channel: open.channel.id, sequence: 0,
          since: run.failingSince ?? run.triedAt, reason: run.reason))
    }
    for delivery in try openDeliveries() where delivery.state != .making {
      let within = open.first { $0.channel.id == delivery.channel }?.channel.receiptWithinDays ?? 2
      let since = delivery.sentAt ?? delivery.madeAt
      guard since.adding(milliseconds: Int64(within) * 86_400_000) < now else { continue }
      alarms.append(
        ExchangeAlarm(
          kind: delivery.state == .sent ? .receiptOverdue : .notSent, party: delivery.party,
          channel: delivery.channel, sequence: delivery.sequence, since: since))
    }
    for open in open {
      guard let last = try deliveries(open.channel.id, .out, most: 1).first, last.state == .refused else {
        continue
      }
      alarms.append(
        ExchangeAlarm(
          kind: .refused, party: last.party, channel: last.channel, sequence: last.sequence,
          since: last.answeredAt ?? last.madeAt))
    }
    for waiting in try waitingStops() where waiting.oldest.adding(milliseconds: 86_400_000) < now {
      guard try unclaimedStops(of: waiting.party) > 0 else { continue }
      alarms.append(
        ExchangeAlarm(
          kind: .stopsWaiting, party: waiting.party, channel: "", sequence: 0, since: waiting.oldest))
    }
    return alarms
  }
}
