public import ZegelDomain
import ZegelStore

/// A channel of the policy in force, found fit to be used now.
public struct OpenChannel: Sendable {
  public let party: Party
  public let channel: ExchangeChannel
  public let policyVersion: Int32
  /// Whose files they are: the controller's name.
  public let house: String
}

extension Desk {
  /// Every channel of the policy in force; none in a house without a policy.
  public func channels() async throws -> [OpenChannel] {
    let policies = self.policies
    return try await store.read { session in
      guard try policies.newest(in: session) != nil else { return [] }
      let policy = try policies.inForce(in: session).policy
      return policy.parties.flatMap { party in party.channels.map { OpenChannel(party, $0, policy) } }
    }
  }

  /// A channel, whether or not its party is in order.
  ///
  /// - Refuses: `channel-unknown`.
  public func channel(_ id: String) async throws -> OpenChannel {
    let policies = self.policies
    return try await store.read { try policies.inForce(in: $0).policy.openChannel(id) }
  }

  /// - Refuses: `party-not-in-order`.
  public func mustBeInOrder(_ channel: OpenChannel) async throws {
    let (policies, day) = (self.policies, self.now.lawDay)
    try await store.read { session in
      try policies.inForce(in: session).policy.mustBeInOrder(channel.party, on: day)
    }
  }

  /// What stands in the way of sharing anything with a party today; empty when nothing does.
  ///
  /// - Law: Art. 26, 28(3), 44 GDPR.
  public func problems(of channel: OpenChannel) async throws -> [PolicyProblem] {
    let (policies, day) = (self.policies, self.now.lawDay)
    return try await store.read { session in
      try policies.inForce(in: session).policy.problems(of: channel.party, on: day)
    }
  }
}

extension OpenChannel {
  init(_ party: Party, _ channel: ExchangeChannel, _ policy: PrivacyPolicy) {
    (self.party, self.channel) = (party, channel)
    policyVersion = policy.version
    house = policy.organisation.name
  }

  /// Refuses `channel-other-way`.
  public func mustGo(_ direction: ChannelDirection) throws(Refusal) {
    if channel.direction != direction { throw Refusal(.channelOtherWay, field: "channel", channel.id) }
  }
}

extension PrivacyPolicy {
  func openChannel(_ id: String) throws(Refusal) -> OpenChannel {
    guard let (party, channel) = channel(id) else { throw Refusal(.channelUnknown, field: "channel", id) }
    return OpenChannel(party, channel, self)
  }

  /// Refuses `party-not-in-order`.
  func mustBeInOrder(_ party: Party, on day: CalendarDay) throws(Refusal) {
    guard let problem = problems(of: party, on: day).first else { return }
    throw Refusal(.partyNotInOrder, field: "party", party.id, problem.law)
  }
}
