/// Folds facts into an account's state, and writes down each move of points on the way.
///
/// Facts come in canonical order. The newest fact is one step from the kept state; a fact that belongs earlier, or one
/// that takes another back, is folded again from the start and the difference is what gets written.
package struct Fold: Sendable {
  package private(set) var state: AccountState
  package private(set) var transfers: [Transfer] = []
  let book: ProgrammeBook
  /// No date before this one has anything to do. Kept, because looking for it means looking at every lot, and an account
  /// with ten thousand lots would be looked through ten thousand times.
  private var quietUntil: Instant

  package init(from state: AccountState, book: ProgrammeBook) {
    self.state = state
    self.book = book
    quietUntil = state.due
  }

  /// Takes in the next fact. For a sale `netLines` are the lines that have not come back; nil when all of it has.
  /// Answers with what each rule gave, for a sale.
  @discardableResult
  mutating func take(_ fact: Fact, netLines: [KeptLine]? = nil) -> [RuleOutcome] {
    pass(to: fact.at)
    var outcomes: [RuleOutcome] = []
    switch fact.act {
    case .sale(let evaluation):
      if let netLines { outcomes = earn(evaluation, netLines, fact) }
    case .giveBack: forgive(because: fact)
    case .redemption(let redemption): redeem(redemption, fact)
    case .undo: break
    case .hold(let request): hold(request, fact)
    case .release(let event): free(event, at: fact.at)
    case .adjustment(let adjustment): adjust(adjustment, fact)
    }
    state.last = fact.place
    return outcomes
  }

  // MARK: The passing of dates

  /// Lets dates pass up to and including `instant`: pending lots are released, holds time out, lots expire.
  package mutating func pass(to instant: Instant) {
    guard instant > state.passedTo else { return }
    while quietUntil <= instant {
      let due = state.due
      if due <= instant { arrive(at: due) }
      quietUntil = state.due
    }
    state.passedTo = instant
  }

  private mutating func arrive(at now: Instant) {
    for place in state.lots.indices where !state.lots[place].isAvailable && state.lots[place].availableAt <= now {
      release(lotAt: place, at: now)
    }
    for hold in state.holds where hold.until <= now { free(hold.event, at: now) }
    for place in state.lots.indices where state.lots[place].expiresAt <= now { expire(lotAt: place, at: now) }
    for date in state.inactivity where date.at <= now {
      for place in state.lots.indices where state.lots[place].unit == date.unit { expire(lotAt: place, at: now) }
    }
    state.inactivity.removeAll { $0.at <= now }
    dropEmptyLots()
  }

  private mutating func release(lotAt place: Int, at now: Instant) {
    state.lots[place].isAvailable = true
    move(state.lots[place].points, ofLotAt: place, .pending, .available, .activated, now)
    repay(fromLotAt: place, at: now)
  }

  private mutating func expire(lotAt place: Int, at now: Instant) {
    move(
      state.lots[place].points, ofLotAt: place, state.lots[place].isAvailable ? .available : .pending, .expired,
      .expired, now)
    state.lots[place].points = 0
  }

  // MARK: Earning

  private mutating func earn(_ evaluation: Evaluation, _ netLines: [KeptLine], _ fact: Fact) -> [RuleOutcome] {
    let programme = book[evaluation.version]
    let hadDebts = !state.debts.isEmpty
    let outcomes = Earning(programme: programme, evaluation: evaluation, netLines: netLines, at: fact.at)
      .outcomes(counting: &state.counters)
    for outcome in outcomes where outcome.points > 0 {
      let rule = programme.rules[outcome.place]
      issue(outcome.points, unit: rule.unit, lot: LotID(fact: fact.number, rule: rule.number), programme, fact.at)
    }
    showLife(.earn, programme, fact.at)
    // Only a debt can have emptied a lot that was just earned.
    if hadDebts { dropEmptyLots() }
    return outcomes
  }

  private mutating func issue(
    _ points: Points, unit number: UInt8, lot id: LotID, _ programme: Programme, _ now: Instant
  ) {
    guard let unit = programme.unit(number) else { return }
    let availableAt = unit.available(earnedAt: now, in: programme.zone)
    let isAvailable = availableAt <= now
    append(
      Lot(
        id: id, unit: number, points: points, held: 0, isAvailable: isAvailable, availableAt: availableAt,
        expiresAt: unit.expiry.end(earnedAt: now, in: programme.zone)),
      from: .issued, .earned, now)
  }

  private mutating func append(_ lot: Lot, from source: Bucket, _ reason: Transfer.Reason, _ now: Instant) {
    state.lots.append(lot)
    quietUntil = min(quietUntil, lot.isAvailable ? lot.expiresAt : min(lot.availableAt, lot.expiresAt))
    let place = state.lots.count - 1
    move(lot.points, ofLotAt: place, source, lot.isAvailable ? .available : .pending, reason, now)
    if lot.isAvailable { repay(fromLotAt: place, at: now) }
  }

  private mutating func repay(fromLotAt place: Int, at now: Instant) {
    guard !state.debts.isEmpty else { return }
    for index in state.debts.indices where state.debts[index].unit == state.lots[place].unit {
      let points = min(state.debts[index].points, state.lots[place].points)
      guard points > 0 else { continue }
      move(points, ofLotAt: place, .available, .redeemed, .repaid, now)
      move(points, of: state.debts[index].id, state.debts[index].unit, .redeemed, .owed, .repaid, now)
      state.lots[place].points -= points
      state.debts[index].points -= points
    }
    state.debts.removeAll { $0.points == 0 }
  }

  private mutating func showLife(_ sign: Expiry.SignOfLife, _ programme: Programme, _ now: Instant) {
    for unit in programme.units {
      guard case .inactivity(let period, let keptAliveBy) = unit.expiry, keptAliveBy.contains(sign) else { continue }
      let date = InactivityDate(unit: unit.number, at: period.end(from: now, in: programme.zone))
      quietUntil = min(quietUntil, date.at)
      if let place = state.inactivity.firstIndex(where: { $0.unit == unit.number }) {
        state.inactivity[place] = date
      } else {
        state.inactivity.append(date)
      }
    }
  }

  // MARK: Spending

  private mutating func redeem(_ redemption: Redemption, _ fact: Fact) {
    let programme = book[fact.version]
    var open = redemption.points
    if let hold = redemption.hold { open -= useUp(hold, for: open, at: fact.at) }
    open -= take(open, redemption.unit, to: .redeemed, .redeemed, fact.at)
    owe(open, redemption.unit, .redeemed, .redeemed, fact)
    if case .reward(let number) = redemption.purpose {
      count(number)
      if let reward = programme.rewards.first(where: { $0.number == number }) {
        let day = programme.zone.local(fact.at).day
        state.counters.count(1, under: reward.limits, of: .reward(number), on: day)
      }
    }
    showLife(.spend, programme, fact.at)
    dropEmptyLots()
  }

  /// Takes up to `points` from free lots, the one that expires first before the others; answers how many it found.
  private mutating func take(
    _ points: Points, _ unit: UInt8, to bucket: Bucket, _ reason: Transfer.Reason, _ now: Instant,
    into pieces: ((Hold.Piece) -> Void)? = nil
  ) -> Points {
    var found: Points = 0
    while found < points, let place = nextLot(unit) {
      let piece = min(points - found, state.lots[place].points)
      move(piece, ofLotAt: place, .available, bucket, reason, now)
      state.lots[place].points -= piece
      if bucket == .held { state.lots[place].held += piece }
      pieces?(Hold.Piece(lot: state.lots[place].id, points: piece))
      found += piece
    }
    return found
  }

  private func nextLot(_ unit: UInt8) -> Int? {
    var best: Int?
    for place in state.lots.indices
    where state.lots[place].unit == unit && state.lots[place].isAvailable && state.lots[place].points > 0 {
      if let found = best, state.lots[found].expiresAt <= state.lots[place].expiresAt { continue }
      best = place
    }
    return best
  }

  private mutating func owe(_ points: Points, _ unit: UInt8, _ bucket: Bucket, _ reason: Transfer.Reason, _ fact: Fact)
  {
    guard points > 0 else { return }
    let id = LotID(fact: fact.number, rule: 0)
    state.debts.append(Debt(id: id, unit: unit, points: points))
    move(points, of: id, unit, .owed, bucket, reason, fact.at)
  }

  private mutating func count(_ reward: UInt16) {
    if let place = state.taken.firstIndex(where: { $0.reward == reward }) {
      state.taken[place].count += 1
    } else {
      state.taken.append(TakenReward(reward: reward, count: 1))
    }
  }

  private mutating func forgive(because fact: Fact) {
    guard book[fact.version].returnPolicy == .toZero else { return }
    for debt in state.debts { move(debt.points, of: debt.id, debt.unit, .adjusted, .owed, .forgiven, fact.at) }
    state.debts.removeAll()
  }

  private mutating func adjust(_ adjustment: Adjustment, _ fact: Fact) {
    let programme = book[fact.version]
    if adjustment.points > 0, let unit = programme.unit(adjustment.unit) {
      append(
        Lot(
          id: LotID(fact: fact.number, rule: 0), unit: adjustment.unit, points: adjustment.points, held: 0,
          isAvailable: true, availableAt: fact.at, expiresAt: unit.expiry.end(earnedAt: fact.at, in: programme.zone)),
        from: .adjusted, .adjusted, fact.at)
      showLife(.earn, programme, fact.at)
    } else {
      let points = -adjustment.points
      let found = take(points, adjustment.unit, to: .adjusted, .adjusted, fact.at)
      owe(points - found, adjustment.unit, .adjusted, .adjusted, fact)
    }
    dropEmptyLots()
  }

  // MARK: Holds

  private mutating func hold(_ request: HoldRequest, _ fact: Fact) {
    guard request.until > fact.at else { return }
    var pieces: [Hold.Piece] = []
    _ = take(request.points, request.unit, to: .held, .held, fact.at) { pieces.append($0) }
    quietUntil = min(quietUntil, request.until)
    state.holds.append(Hold(event: fact.event, unit: request.unit, until: request.until, pieces: pieces))
    showLife(.spend, book[fact.version], fact.at)
  }

  /// Gives held points back to their lots; a lot that meanwhile expired takes them with it.
  private mutating func free(_ event: EventID, at now: Instant) {
    guard let index = state.holds.firstIndex(where: { $0.event == event }) else { return }
    let hold = state.holds.remove(at: index)
    for piece in hold.pieces { free(piece, at: now) }
    dropEmptyLots()
  }

  private mutating func free(_ piece: Hold.Piece, at now: Instant) {
    guard piece.points > 0, let place = state.lots.firstIndex(where: { $0.id == piece.lot }) else { return }
    move(piece.points, ofLotAt: place, .held, .available, .freed, now)
    state.lots[place].held -= piece.points
    state.lots[place].points += piece.points
    quietUntil = min(quietUntil, state.lots[place].expiresAt)
    if state.lots[place].expiresAt <= now { expire(lotAt: place, at: now) } else { repay(fromLotAt: place, at: now) }
  }

  /// Spends what a hold kept aside, frees the rest of it, and answers how many points it gave.
  private mutating func useUp(_ event: EventID, for points: Points, at now: Instant) -> Points {
    guard let index = state.holds.firstIndex(where: { $0.event == event }) else { return 0 }
    let hold = state.holds.remove(at: index)
    var open = points
    for piece in hold.pieces {
      guard let place = state.lots.firstIndex(where: { $0.id == piece.lot }) else { continue }
      let used = min(open, piece.points)
      move(used, ofLotAt: place, .held, .redeemed, .redeemed, now)
      state.lots[place].held -= used
      open -= used
      free(Hold.Piece(lot: piece.lot, points: piece.points - used), at: now)
    }
    return points - open
  }

  // MARK: Writing down

  private mutating func move(
    _ points: Points, ofLotAt place: Int, _ from: Bucket, _ to: Bucket, _ reason: Transfer.Reason, _ now: Instant
  ) {
    move(points, of: state.lots[place].id, state.lots[place].unit, from, to, reason, now)
  }

  private mutating func move(
    _ points: Points, of lot: LotID, _ unit: UInt8, _ from: Bucket, _ to: Bucket, _ reason: Transfer.Reason,
    _ now: Instant
  ) {
    guard points > 0 else { return }
    transfers.append(Transfer(lot: lot, unit: unit, from: from, to: to, points: points, reason: reason, at: now))
  }

  private mutating func dropEmptyLots() { state.lots.removeAll { $0.points == 0 && $0.held == 0 } }
}
