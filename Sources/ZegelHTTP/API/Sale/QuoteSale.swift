import HTTPTypes
import ZegelDesk

/// What a sale would earn if it were committed now; writes nothing.
func quoteSale(_ call: Call) async throws -> Reply {
  let act = try await call.posEvent().quotedSale(store: call.till.store, till: call.till.till)
  let quoted = try await call.guarding(act) { try await call.desk.quote(act) }
  var text = JSONText()
  text.answer(quoted, call.language, isQuote: true)
  return .json(.ok, text)
}
