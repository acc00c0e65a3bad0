import ZegelDomain
import ZegelStore

/// The register of acts as one group sees it.
///
/// Where there is one writer, a key is written down as soon as it comes. Where others write as well, the keys of a group
/// are asked for at once and written down at once; if somebody else was first with one of them, the whole group starts
/// again and finds it there.
final class ActRegister {
  private let session: any SQLSession
  private var known: [EventID: ActRow?] = [:]
  private var new: Set<EventID> = []
  private var completed: Set<EventID> = []
  /// What the trail has not been told yet.
  private var untold: [EventID: ActRow] = [:]
  private var waiting: [EventID: (row: WaitingRow, recordedAt: Instant)] = [:]

  init(_ session: any SQLSession) { self.session = session }

  private var writesAtOnce: Bool { session.dialect == .sqlite }

  /// Looks these keys up, and locks those that only their own act can complete.
  func prepare(_ events: [EventID]) throws {
    let events = Set(events)
    for event in events { known[event] = .some(nil) }
    let found = try session.acts(Array(events))
    for act in found { known[act.event] = act }
    let unfinished = found.filter { $0.account == nil && ($0.isAwaited || $0.at != nil) }.map(\.event)
    if unfinished.isEmpty { return }
    for act in try session.actsToChange(unfinished) { known[act.event] = act }
  }

  /// Of the acts that were looked up.
  var accounts: [AccountID] { known.values.compactMap { $0?.account } }

  func act(_ event: EventID) throws -> ActRow? {
    if writesAtOnce { return try session.act(event) }
    if let act = known[event] { return act }
    let act = try session.act(event)
    known[event] = act
    return act
  }

  /// Writes the key down if it is new; false when it was there already.
  func add(_ act: ActRow) throws -> Bool {
    if writesAtOnce {
      guard try session.register(act) else { return false }
      untold[act.event] = act
      return true
    }
    guard try self.act(act.event) == nil else { return false }
    untold[act.event] = act
    known[act.event] = act
    new.insert(act.event)
    return true
  }

  /// Completes a key that was awaited, or that waited itself.
  func complete(_ act: ActRow) throws {
    untold[act.event] = act
    waiting[act.event] = nil
    if writesAtOnce { return try session.complete(act) }
    known[act.event] = act
    if !new.contains(act.event) { completed.insert(act.event) }
  }

  /// Writes down a return that waits for its sale.
  func wait(_ row: WaitingRow, recordedAt: Instant) throws {
    try session.insert(row, recordedAt: recordedAt)
    waiting[row.event] = (row, recordedAt)
  }

  /// The key stays as it is, but nothing waits under it any more.
  func stay(_ event: EventID) throws {
    waiting[event] = nil
    if let act = try act(event) { untold[event] = act }
  }

  /// A key as this group leaves it, for the leaf of its fact.
  func told(_ event: EventID) throws -> ActRow? { try untold.removeValue(forKey: event) ?? act(event) }

  /// Leaves for the keys that became no fact.
  func leave(in book: inout LeafBook) {
    for (event, act) in untold.sorted(by: { $0.key.text < $1.key.text }) where act.account == nil {
      book.add(act, waiting: waiting[event])
    }
    untold.removeAll()
    waiting.removeAll()
  }

  /// - Throws: SQLError `busy`, at the latest with the commit, when somebody else was first with a key.
  func write() throws {
    let rows = new.sorted { $0.text < $1.text }.compactMap { known[$0] ?? nil }
    if !rows.isEmpty { try session.register(rows) }
    for event in completed.sorted(by: { $0.text < $1.text }) {
      if let act = known[event] ?? nil { try session.complete(act) }
    }
    new.removeAll()
    completed.removeAll()
  }
}

extension TillAct {
  /// Its own key and those it refers to.
  var events: [EventID] {
    switch request {
    case .sale, .returningAmount, .hold, .adjustment: [event]
    case .voiding(let sale), .returning(_, let sale): [event, sale]
    case .reward(_, let hold, let sale), .payment(_, let hold, let sale): [event, hold, sale].compactMap { $0 }
    case .undoing(let redemption): [event, redemption]
    case .releasing(let hold): [event, hold]
    }
  }
}
