public import ZegelDomain

extension PosEvent {
  /// The sale as it stands, to be quoted: like `act`, but a basket has no receipt number yet.
  public func quotedSale(store keyStore: String, till keyTill: String) throws(Refusal) -> TillAct {
    let quoted = event == nil && receipt == nil && basket == nil ? withReceipt(PosEvent.quoteReceipt) : self
    let act = try quoted.act(store: keyStore, till: keyTill, defaultType: "sale")
    guard case .sale = act.request else { throw Refusal(.inputMalformed, field: "type") }
    return act
  }

  /// No till numbers a receipt like this.
  private static let quoteReceipt = "..quote"

  private func withReceipt(_ receipt: String) -> PosEvent {
    PosEvent(
      schema: schema, type: type, event: nil, receipt: receipt, store: store, till: till, basket: nil,
      refersTo: refersTo, timestamp: timestamp, currency: currency, card: card, lines: lines, totalCents: totalCents,
      amountCents: amountCents, paidWithPointsCents: paidWithPointsCents)
  }
}
