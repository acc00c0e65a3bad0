import Hummingbird
import NIOCore
import ServiceLifecycle
import ZegelDesk
import ZegelDomain

/// An upload under way: gathers events, posts them a part at a time, and keeps what became of each.
struct Upload {
  static let mostEvents = 100_000
  /// In one JSON document, which is held in memory as a whole.
  static let mostEventsAtOnce = 10_000
  /// Small enough that tills that are waiting are served in between.
  static let partSize = 256

  private let call: Call
  private var part: [Result<TillAct, Refusal>] = []
  private var taken = 0
  private var results = UploadResults()

  init(_ call: Call) { self.call = call }

  /// Whether there is no room for more; whoever sends more learns so in the last result.
  var isFull: Bool { taken > Upload.mostEvents }

  mutating func take(_ event: Result<PosEvent, Refusal>) async throws {
    if isFull { return }
    taken += 1
    if isFull {
      part.append(.failure(Refusal(.inputTooLarge, field: "events", String(Upload.mostEvents))))
    } else {
      part.append(event.flatMap { judged($0) })
    }
    if part.count >= Upload.partSize { try await post() }
  }

  mutating func finish() async throws -> UploadResults {
    try await post()
    return results
  }

  /// While the server stops, what is not posted yet is sent back for later: a stop waits for a part, not for the whole.
  private func judged(_ event: PosEvent) -> Result<TillAct, Refusal> {
    do throws(Refusal) {
      guard !Task.isShuttingDownGracefully else { throw Refusal(.storageBusy) }
      let act = try call.checked(try event.act(store: call.till.store, till: call.till.till))
      guard !act.namesCard || call.front.limits.mayUploadCard(call.till.id) else {
        throw Refusal(.tooManyRequests, field: "card")
      }
      return .success(act)
    } catch {
      return .failure(error)
    }
  }

  private mutating func post() async throws {
    let acts = part.compactMap { try? $0.get() }
    var outcomes = try await call.desk.post(all: acts).makeIterator()
    for event in part {
      switch event {
      case .failure(let refusal): note(.failure(refusal), nil)
      case .success(let act):
        guard let outcome = outcomes.next() else { throw Fault("an uploaded event got no outcome") }
        note(outcome, act)
      }
    }
    part.removeAll(keepingCapacity: true)
  }

  private mutating func note(_ outcome: Result<Posted, any Error>, _ act: TillAct?) {
    switch outcome {
    case .success(let posted):
      call.front.meters.count(act: posted.kind, isReplay: posted.isReplay)
      results.add(posted, call.language)
    case .failure(let refusal as Refusal):
      call.front.meters.count(refusal.code)
      if refusal.code == .cardUnknown { call.front.limits.spendUploadedCard(call.till.id) }
      results.add(refusal, act?.event, call.language)
    case .failure(let error):
      results.add(incident: call.front.note(error, "/v1/uploads"), act?.event, call.language)
    }
  }
}

/// A line for each event: its place, its key, its status, and what moved or why not.
struct UploadResults {
  private var text = JSONText(capacity: 4096)
  private var count: Int64 = 0

  var lines: ByteBuffer { text.buffer }

  mutating func add(_ posted: Posted, _ language: Language) {
    add(posted.event, Int64(posted.status.code)) {
      $0.balances(posted.balances, language)
      $0.field("note", posted.answer.note.code)
    }
  }

  mutating func add(_ refusal: Refusal, _ event: EventID?, _ language: Language) {
    add(event, Int64(refusal.code.status.code)) {
      $0.key("problem")
      $0.problem(refusal, language)
    }
  }

  mutating func add(incident: String, _ event: EventID?, _ language: Language) {
    add(event, 500) {
      $0.key("problem")
      $0.fault(incident, language)
    }
  }

  private mutating func add(_ event: EventID?, _ status: Int64, _ body: (inout JSONText) -> Void) {
    count += 1
    text.object {
      $0.field("line", count)
      $0.field("event", event?.text)
      $0.field("status", status)
      body(&$0)
    }
    text.endLine()
  }
}
