import ZegelDesk
import ZegelDomain

/// Takes lines back, or an amount where the receipt is lost.
func returnSale(_ call: Call) async throws -> Reply {
  let act = try await call.posAct(defaultType: "return")
  switch act.request {
  case .returning: break
  case .returningAmount:
    // Without a receipt, the card is all there is to find the account by.
    guard act.card != nil || act.cardIsUnreadable else { throw Refusal(.inputMalformed, field: "card") }
  default: throw Refusal(.inputMalformed, field: "type")
  }
  return try await call.post(act)
}
