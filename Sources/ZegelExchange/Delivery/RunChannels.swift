public import ZegelDesk
import ZegelDomain

/// Something that a channel did by itself.
public struct ChannelDone: Sendable {
  public enum What: Sendable {
    case sent(SentDelivery)
    case received(TakenDelivery)
    case answered(TakenReceipt)
    case failed(String)
  }

  public let channel: String
  public let what: What
}

extension Desk {
  /// Does what each channel is due: files by their schedules and what lies ready, stops within the hour in which somebody
  /// ended something, answers, and what parties brought. One that fails stops no other.
  ///
  /// - Law: Art. 19, 24(1), 32 GDPR.
  public func runChannels() async throws -> [ChannelDone] {
    var done: [ChannelDone] = []
    for open in try await channels() {
      for work in try await work(of: open) { done += try await run(work, of: open) }
    }
    return done
  }

  private enum Work { case send, receipts, receive }

  private func work(of open: OpenChannel) async throws -> [Work] {
    guard open.channel.direction == .send else {
      return try await isDue(open, open.channel.id, isWaiting: open.isBox) ? [.receive] : []
    }
    let newest = try await deliveries(open.channel.id, most: 200)
    let isReady = newest.first?.state == .made
    let stops = open.channel.content == .stops ? try await waitingStops(of: open.party.id) : nil
    var work: [Work] = []
    // Stops without a schedule go as they come, an hour apart at least.
    let isWaiting = isReady || (open.channel.schedule == nil && stops ?? 0 > 0)
    if try await isDue(open, open.channel.id, isWaiting: isWaiting), isReady || stops != 0 { work.append(.send) }
    if newest.contains(where: { $0.state == .sent }),
      try await isDue(open, open.channel.id + " receipts", isWaiting: true)
    {
      work.append(.receipts)
    }
    return work
  }

  /// - Parameter isWaiting: whether there is something to do whenever it was last tried an hour ago.
  private func isDue(_ open: OpenChannel, _ id: String, isWaiting: Bool) async throws -> Bool {
    guard let last = try await channelRuns()[id] else {
      // Seen for the first time: its schedule counts from now on.
      if open.channel.schedule != nil || isWaiting { try await channelTried(id, after: nil) }
      return isWaiting && open.channel.schedule == nil
    }
    if now < last.nextAt { return false }
    if last.failures > 0 { return true }
    let pause: Int64 = open.isBox ? 0 : 3_600_000
    if isWaiting, last.triedAt.adding(milliseconds: pause) <= now { return true }
    guard let schedule = open.channel.schedule else { return false }
    return try await isDue(schedule, since: last.triedAt)
  }

  private func run(_ work: Work, of open: OpenChannel) async throws -> [ChannelDone] {
    let channel = open.channel.id
    let id = work == .receipts ? channel + " receipts" : channel
    try await channelTried(id, after: try await channelRuns()[id])
    let actor = Actor.round("exchange")
    do {
      let done: [ChannelDone.What] =
        switch work {
        case .send: try await sendDelivery(channel, by: actor).map { [.sent($0)] } ?? []
        case .receipts: try await takeReceipts(channel).map { .answered($0) }
        case .receive: try await receiveDeliveries(channel, by: actor).map { .received($0) }
        }
      try await channelWent(id, nil)
      return done.map { ChannelDone(channel: channel, what: $0) }
    } catch let refusal as Refusal {
      // Somebody else is doing it.
      if refusal.code == .channelBusy { return [] }
      try await channelWent(id, refusal.code)
      return [ChannelDone(channel: channel, what: .failed(refusal.code.rawValue))]
    } catch is CancellationError {
      // The program stops: it goes on where it was after the next start.
      return []
    } catch {
      try await channelWent(id, nil, isFault: true)
      return [ChannelDone(channel: channel, what: .failed("fault"))]
    }
  }
}

extension OpenChannel {
  /// Whether its files lie at the house itself, where looking costs nothing.
  var isBox: Bool { if case .box = channel.place { true } else { false } }
}
