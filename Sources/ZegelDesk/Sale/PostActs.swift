import ZegelDomain
import ZegelStore

/// Takes in whatever tills, files and people sent, in one transaction a group.
struct PostActs: BatchHandler {
  let programmes: Programmes

  func handle(_ jobs: [PostJob], in session: any SQLSession) throws -> [Result<Posted, any Error>] {
    guard let newest = jobs.last else { return [] }
    let batch = PostBatch(session, now: newest.now, book: try programmes.book(in: session))
    return try batch.post(jobs).map { $0.mapError { $0 as any Error } }
  }
}

extension PostBatch {
  /// Posts every job and writes the whole group; each hears its own answer or refusal.
  func post(_ jobs: [PostJob]) throws -> [Result<Posted, Refusal>] {
    try prepare(jobs)
    let posting = Posting(batch: self)
    var told: [EventID: (bodyHash: [UInt8], outcome: Outcome)] = [:]
    let results = try jobs.map { job -> Result<Outcome, Refusal> in
      // Told twice in one group: one answer for both.
      if let first = told[job.act.event] {
        return first.bodyHash == job.bodyHash ? .success(Outcome(repeating: first.outcome)) : .failure(job.conflict)
      }
      do {
        let outcome = try posting.post(job)
        told[job.act.event] = (job.bodyHash, outcome)
        return .success(outcome)
      } catch let refusal as Refusal {
        return .failure(refusal)
      }
    }
    try write()
    return try results.map { result in
      switch result {
      case .success(let outcome): .success(try outcome.posted())
      case .failure(let refusal): .failure(refusal)
      }
    }
  }
}

/// An act that is done, and whose answer may still wait for the rest of its group.
final class Outcome {
  private let make: (Answer) -> Posted
  private var answer: Answer?
  private var first: Outcome?

  init(make: @escaping (Answer) -> Posted) { self.make = make }

  convenience init(_ posted: Posted) {
    self.init { _ in posted }
    answer = posted.answer
  }

  /// The same act once more.
  convenience init(repeating first: Outcome) {
    self.init(make: first.make)
    self.first = first
  }

  func tell(_ answer: Answer) { self.answer = answer }

  func posted() throws -> Posted {
    if let first { return try first.posted().asReplay }
    guard let answer else { throw Fault("a posted act was never answered") }
    return make(answer)
  }
}

/// How each kind of act becomes a fact. A refusal is thrown before anything of the act is written.
struct Posting {
  let batch: PostBatch

  var session: any SQLSession { batch.session }

  func post(_ job: PostJob) throws -> Outcome {
    if let card = job.act.card, job.act.event.names(card) { throw Refusal(.textOutOfRange, field: "event") }
    do {
      switch job.act.request {
      case .sale(let sale): return try post(sale, job)
      case .voiding, .returning, .returningAmount: return Outcome(try postGiveBack(job))
      case .reward, .payment: return Outcome(try postRedemption(job))
      case .undoing(let event): return Outcome(try postUndo(of: event, job))
      case .hold(let points, let seconds): return Outcome(try postHold(points, seconds: seconds, job))
      case .releasing(let event): return Outcome(try postRelease(of: event, job))
      case .adjustment(let unit, let points, let reason):
        return Outcome(try postAdjustment(unit, points, reason, job))
      }
    } catch let refusal as Refusal {
      // A retry hears what it heard the first time, also when the card has been blocked since.
      if let replay = try replay(job) { return Outcome(replay) }
      throw refusal
    }
  }

  /// What was answered before to this very act; nil when it is new. Refuses the same key with another body.
  func replay(_ job: PostJob) throws -> Posted? {
    guard let known = try batch.register.act(job.act.event), let bodyHash = known.bodyHash else { return nil }
    guard bodyHash == job.bodyHash else { throw job.conflict }
    guard let account = known.account, let at = known.at else {
      return try Posted(withoutFact: known, at: job.act.at, batch.book)
    }
    let row = try batch.factRow(of: account, at: at, event: known.event)
    return Posted(
      event: known.event, at: at, version: row.fact.version, answer: row.answer, isReplay: true, act: row.fact.act,
      programme: batch.book[row.fact.version])
  }

  /// Writes the key down; when it was there, answers as then.
  func register(_ job: PostJob, _ kind: ActKind, account: AccountID?, at: Instant?) throws -> Registered {
    let row = ActRow(event: job.act.event, kind: kind, account: account, at: at, bodyHash: job.bodyHash)
    if try batch.register.add(row) { return .new }
    if let replay = try replay(job) { return .before(replay) }
    // Nothing but its key was known: a return has been waiting for it.
    try batch.register.complete(row)
    return .awaited
  }

  enum Registered {
    case new
    case before(Posted)
    case awaited
  }

  /// The account of a card that may be used at `at`.
  func usableCard(_ job: PostJob, at: Instant) throws -> CardRow {
    guard let hash = job.cardHash, let card = try batch.card(hash) else { throw Refusal(.cardUnknown, field: "card") }
    switch card.state {
    case .active: return card
    case .blocked where at >= card.changedAt: throw Refusal(.cardBlocked, field: "card", card.changedAt.rfc3339)
    case .replaced where at >= card.changedAt: throw Refusal(.cardReplaced, field: "card", card.changedAt.rfc3339)
    default: return card
    }
  }

  func checkClock(_ job: PostJob) throws {
    guard job.act.at <= job.now.adding(milliseconds: Posting.clockTolerance) else {
      throw Refusal(.timestampInFuture, field: "timestamp")
    }
  }

  /// A till's clock may run this far ahead.
  static let clockTolerance: Int64 = 15 * 60 * 1000
}

extension Posted {
  /// An act that touched no account: a sale without a card, a return of one, or a return that waits for its sale. Only
  /// the last has a moment in the register.
  init(withoutFact act: ActRow, at: Instant, _ book: ProgrammeBook) throws(Refusal) {
    let programme = try book.inForce(at: at)
    let note: Answer.Note = act.kind == .sale || act.at == nil ? .withoutCard : .waitsForSale
    self.init(
      event: act.event, at: at, version: programme.version, answer: Answer(outcomes: [], balances: [], note: note),
      isReplay: true, act: nil, programme: programme)
  }
}
