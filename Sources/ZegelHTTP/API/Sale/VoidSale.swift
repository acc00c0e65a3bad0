import ZegelDesk
import ZegelDomain

/// Takes a whole sale back.
func voidSale(_ call: Call) async throws -> Reply {
  let act = try await call.posAct(defaultType: "void")
  guard case .voiding = act.request else { throw Refusal(.inputMalformed, field: "type") }
  return try await call.post(act)
}
