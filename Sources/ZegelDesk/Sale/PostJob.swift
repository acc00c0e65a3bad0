import ZegelDomain
import ZegelStore

/// An act on its way into the ledger: hashed, stamped, and nothing in it that must not be kept.
struct PostJob: Sendable {
  let act: TillAct
  let cardHash: [UInt8]?
  let bodyHash: [UInt8]
  let now: Instant

  /// The same key with another body.
  var conflict: Refusal { Refusal(.eventConflict, field: "event", act.event.text) }
}
