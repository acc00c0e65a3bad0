import ZegelDomain
import ZegelStore

extension Posting {
  /// A reward, or a part of the bill paid with points.
  func postRedemption(_ job: PostJob) throws -> Posted {
    if let replay = try replay(job) { return replay }
    try checkClock(job)
    let card = try usableCard(job, at: job.now)
    let account = try batch.account(card.account)
    let at = moment(for: account, job)
    let programme = try batch.book.inForce(at: at)
    let state = Account.passing(to: at, account.state, book: batch.book).state
    let redemption = try decide(job.act.request, state, programme, at)
    if case .before(let posted) = try register(job, .redemption, account: account.id, at: at) { return posted }
    let act = Act.redemption(redemption)
    let answer = try batch.add(act, event: job.act.event, at: at, version: programme.version, to: account.id)
    return posted(answer, act, job, programme, at: at)
  }

  /// What is decided against a balance happens now, and after all that is known; also when the clock went back.
  func moment(for account: AccountRow, _ job: PostJob) -> Instant {
    guard let last = account.state.last, last.at >= job.now else { return max(job.now, account.state.passedTo) }
    return max(last.at.adding(milliseconds: 1), account.state.passedTo)
  }

  private func decide(_ request: TillAct.Request, _ state: AccountState, _ programme: Programme, _ at: Instant) throws
    -> Redemption
  {
    switch request {
    case .reward(let id, let hold, let sale):
      guard let reward = programme.reward(id) else { throw Refusal(.rewardUnknown, field: "reward") }
      try programme.checkOffer(of: reward, to: state, at: at)
      try checkStock(of: reward)
      try checkBalance(reward.cost, reward.unit, hold, state)
      return Redemption(
        purpose: .reward(reward.number), unit: reward.unit, points: reward.cost, hold: hold, sale: sale)
    case .payment(let amount, let hold, let sale):
      guard let payment = programme.payment else { throw Refusal(.paymentNotOffered, field: "amount_cents") }
      guard (1...mostMinorUnits).contains(amount) else { throw Refusal(.amountOutOfRange, field: "amount_cents") }
      let cost = payment.cost(of: amount)
      guard cost >= payment.leastPoints else {
        throw Refusal(.paymentTooSmall, field: "amount_cents", String(payment.leastPoints))
      }
      try checkBalance(cost, EarnedUnit.pointsNumber, hold, state)
      return Redemption(
        purpose: .payment(amount), unit: EarnedUnit.pointsNumber, points: cost, hold: hold, sale: sale)
    default: preconditionFailure("not a redemption")
    }
  }

  private func checkStock(of reward: Reward) throws {
    guard let stock = reward.stock else { return }
    guard try batch.taken(reward.number) < stock else { throw Refusal(.rewardOutOfStock, field: "reward") }
  }

  private func checkBalance(_ cost: Points, _ unit: UInt8, _ hold: EventID?, _ state: AccountState) throws {
    var balance = state.available(unit)
    if let hold {
      guard let held = state.holds.first(where: { $0.event == hold && $0.unit == unit }) else {
        throw Refusal(try batch.register.act(hold)?.kind == .hold ? .holdEnded : .holdUnknown, field: "hold")
      }
      balance += held.points
    }
    guard balance >= cost else {
      throw Refusal(.balanceTooLow, field: "card", String(balance), String(cost))
    }
  }

  func postUndo(of event: EventID, _ job: PostJob) throws -> Posted {
    if let replay = try replay(job) { return replay }
    try checkClock(job)
    guard let known = try batch.register.act(event), !known.isAwaited, let id = known.account else {
      throw Refusal(.eventUnknown, field: "refers_to")
    }
    guard known.kind == .redemption else { throw Refusal(.eventOfOtherKind, field: "refers_to", event.text) }
    let account = try batch.account(id)
    let history = try batch.history(of: account)
    guard !history.contains(where: { $0.act == .undo(of: event) }) else {
      throw Refusal(.alreadyUndone, field: "refers_to", event.text)
    }
    guard history.contains(where: { $0.event == event }) else {
      throw Refusal(.beyondReach, field: "refers_to", account.settled?.last?.at.rfc3339 ?? "")
    }
    let at = moment(for: account, job)
    return try add(.undo(of: event), .undo, to: account, at: at, job)
  }

  func add(_ act: Act, _ kind: ActKind, to account: AccountRow, at: Instant, _ job: PostJob) throws -> Posted {
    let programme = try batch.book.inForce(at: at)
    if case .before(let posted) = try register(job, kind, account: account.id, at: at) { return posted }
    let answer = try batch.add(act, event: job.act.event, at: at, version: programme.version, to: account.id)
    return posted(answer, act, job, programme, at: at)
  }
}

extension Programme {
  func offers(_ reward: Reward, to state: AccountState, at: Instant) -> Bool {
    do {
      try checkOffer(of: reward, to: state, at: at)
      return true
    } catch {
      return false
    }
  }

  /// Refuses a reward outside its days, or past the account's own limit.
  fileprivate func checkOffer(of reward: Reward, to state: AccountState, at: Instant) throws(Refusal) {
    let day = zone.local(at).day
    if let first = reward.firstDay, day < first { throw Refusal(.rewardNotValid, field: "reward", first.description) }
    if let last = reward.lastDay, day > last { throw Refusal(.rewardNotValid, field: "reward", last.description) }
    for limit in reward.limits
    where state.counters.used(by: .reward(reward.number), in: limit.period, on: day) >= limit.most {
      throw Refusal(.rewardLimitReached, field: "reward", String(limit.most), limit.period.name)
    }
  }
}
