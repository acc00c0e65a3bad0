import ZegelDomain
import ZegelStore

extension Posting {
  /// A return or a void. It may come before its sale, at another store, after expiry, or without a receipt.
  func postGiveBack(_ job: PostJob) throws -> Posted {
    try checkClock(job)
    let programme = try batch.book.inForce(at: job.act.at)
    let giveBack = try GiveBack(job.act.request)
    let act = Act.giveBack(giveBack)
    guard let sale = giveBack.sale else {
      let card = try usableCard(job, at: job.act.at)
      return try add(act, to: card.account, job, programme, note: .none)
    }
    guard sale != job.act.event else { throw Refusal(.eventConflict, field: "refers_to", sale.text) }
    guard let known = try batch.register.act(sale), !known.isAwaited else {
      return try wait(for: sale, act, job, programme)
    }
    guard known.kind == .sale else { throw Refusal(.eventOfOtherKind, field: "refers_to", sale.text) }
    guard let account = known.account else { return try nothingToReturn(act, job, programme) }
    if let settled = try batch.account(account).settled?.last, let at = known.at,
      FactPlace(at: at, event: sale) <= settled
    {
      throw Refusal(.beyondReach, field: "refers_to", settled.at.rfc3339)
    }
    let (kept, note) = try judged(giveBack, account)
    return try add(Act.giveBack(kept), to: account, job, programme, note: note)
  }

  private func add(_ act: Act, to account: AccountID, _ job: PostJob, _ programme: Programme, note: Answer.Note) throws
    -> Posted
  {
    try batch.checkReach(at: job.act.at, event: job.act.event, of: account)
    if case .before(let posted) = try register(job, .giveBack, account: account, at: job.act.at) { return posted }
    let answer = try batch.add(
      act, event: job.act.event, at: job.act.at, version: programme.version, to: account, note: note)
    return posted(answer, act, job, programme)
  }

  private func wait(for sale: EventID, _ act: Act, _ job: PostJob, _ programme: Programme) throws -> Posted {
    if case .before(let posted) = try register(job, .giveBack, account: nil, at: job.act.at) { return posted }
    _ = try batch.register.add(ActRow(event: sale, kind: .sale, account: nil, at: nil, bodyHash: nil))
    try batch.register.wait(
      WaitingRow(sale: sale, event: job.act.event, at: job.act.at, act: act), recordedAt: job.now)
    return posted(Answer(outcomes: [], balances: [], note: .waitsForSale), act, job, programme)
  }

  private func nothingToReturn(_ act: Act, _ job: PostJob, _ programme: Programme) throws -> Posted {
    if case .before(let posted) = try register(job, .giveBack, account: nil, at: nil) { return posted }
    return posted(Answer(outcomes: [], balances: [], note: .withoutCard), act, job, programme)
  }

  /// What of it is kept, and whether everything that comes back was sold and had not come back before.
  private func judged(_ giveBack: GiveBack, _ account: AccountID) throws -> (GiveBack, Answer.Note) {
    guard case .lines(let lines, let sale) = giveBack.extent else { return (giveBack, .none) }
    let history = try batch.history(of: batch.account(account))
    if Account.covers(lines, of: sale, history, book: batch.book) { return (giveBack, .none) }
    guard let fact = history.first(where: { $0.event == sale }), case .sale(let evaluation) = fact.act else {
      return (giveBack, .partlyUnknown)
    }
    return (giveBack.keeping(soldIn: evaluation), .partlyUnknown)
  }

  func posted(_ answer: Answer, _ act: Act, _ job: PostJob, _ programme: Programme, at: Instant? = nil) -> Posted {
    Posted(
      event: job.act.event, at: at ?? job.act.at, version: programme.version, answer: answer, isReplay: false, act: act,
      programme: programme)
  }
}

extension GiveBack {
  fileprivate init(_ request: TillAct.Request) throws(Refusal) {
    switch request {
    case .voiding(let sale): self.init(.everything(of: sale))
    case .returning(let lines, let sale):
      var given: [GivenBackLine] = []
      for (place, line) in lines.enumerated() { given.append(try GivenBackLine(line, at: place)) }
      guard given.count <= Sale.mostLines else {
        throw Refusal(.saleTooLarge, field: "lines", String(Sale.mostLines))
      }
      self.init(.lines(given, of: sale))
    case .returningAmount(let amount):
      guard (1...mostMinorUnits).contains(amount) else { throw Refusal(.amountOutOfRange, field: "amount_cents") }
      self.init(.amount(amount))
    default: preconditionFailure("not a return")
    }
  }
}

extension GivenBackLine {
  fileprivate init(_ line: ReturnedLine, at place: Int) throws(Refusal) {
    let most = -mostMinorUnits...mostMinorUnits
    guard (0...mostQuantity).contains(line.quantity) else {
      throw Refusal(.quantityOutOfRange, field: "lines[\(place)].qty")
    }
    guard most.contains(line.amount ?? 0), most.contains(line.discount), most.contains(line.coupon),
      most.contains(line.tax)
    else { throw Refusal(.amountOutOfRange, field: "lines[\(place)].amount_cents") }
    self.init(
      number: line.number, quantity: line.quantity,
      amounts: line.amount.map {
        Amounts(amount: $0, discount: line.discount, coupon: line.coupon, tax: line.tax)
      })
  }
}
