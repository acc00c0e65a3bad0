import ZegelDesk
import ZegelDomain

/// Commits a sale.
func commitSale(_ call: Call) async throws -> Reply {
  let act = try await call.posAct(defaultType: "sale")
  guard case .sale = act.request else { throw Refusal(.inputMalformed, field: "type") }
  return try await call.post(act)
}

extension Call {
  /// The act in a `pos-1` body, with store, till and key filled in from who calls.
  func posAct(defaultType: String) async throws -> TillAct {
    try checked(try await posEvent().act(store: till.store, till: till.till, defaultType: defaultType))
  }

  /// A till makes keys for its own store only; else it could take another store's before that store does.
  func checked(_ act: TillAct) throws(Refusal) -> TillAct {
    guard isOfOwnStore(act.event) else { throw Refusal(.storeForbidden, field: "event") }
    return act
  }

  func isOfOwnStore(_ event: EventID) -> Bool { event.text.hasPrefix("\(till.store)-") }
}
