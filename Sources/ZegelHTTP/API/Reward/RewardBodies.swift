import ZegelDesk
import ZegelDomain

/// A reward or a payment with points, a hold, and what takes either back: who, when, and under which receipt.
struct RewardBody: Decodable, Sendable {
  let event: String?
  let receipt: String?
  let till: String?
  let timestamp: String
  let card: String?
  let reward: String?
  let amountCents: Int64?
  let hold: String?
  let sale: String?
  let points: Int64?
  let seconds: Int64?
  let refersTo: String?

  enum CodingKeys: String, CodingKey {
    case event, receipt, till, timestamp, card, reward, hold, sale, points, seconds
    case amountCents = "amount_cents"
    case refersTo = "refers_to"
  }
}

extension RewardBody {
  /// The act around a request, under the key that the till gave it.
  func act(_ request: TillAct.Request, by caller: Till) throws(Refusal) -> TillAct {
    let till = till ?? caller.till
    guard till.utf8.count <= 20 else { throw Refusal(.textOutOfRange, field: "till") }
    guard let at = Instant(rfc3339: timestamp) else { throw Refusal(.timestampMalformed, field: "timestamp") }
    return TillAct(
      event: try key(caller.store, till), store: caller.store, till: till, at: at, card: card, request: request)
  }

  private func key(_ store: String, _ till: String) throws(Refusal) -> EventID {
    if let event { return try EventID(event) }
    guard let receipt else { throw Refusal(.inputMalformed, field: "receipt") }
    do { return try EventID("\(store)-\(till)-\(receipt)") } catch { throw Refusal(.textOutOfRange, field: "receipt") }
  }

  /// The act that this one takes back; like the till's own, of its store.
  func target(of call: Call) throws(Refusal) -> EventID {
    guard let refersTo else { throw Refusal(.inputMalformed, field: "refers_to") }
    guard let target = try named(refersTo, "refers_to"), call.isOfOwnStore(target) else {
      throw Refusal(.storeForbidden, field: "refers_to")
    }
    return target
  }

  func named(_ text: String?, _ field: String) throws(Refusal) -> EventID? {
    guard let text else { return nil }
    do { return try EventID(text) } catch { throw Refusal(.textOutOfRange, field: field) }
  }

  func needCard() throws(Refusal) {
    if card == nil { throw Refusal(.inputMalformed, field: "card") }
  }
}
