public import ZegelDomain

/// A line as another format than JSON tells it.
public struct PosLineParts: Sendable, Equatable {
  public var line: Int32
  public var product: String?
  public var category: String?
  public var department: String?
  public var brand: String?
  /// In thousandths.
  public var quantity: Int64
  /// In minor units, as the others.
  public var amount: Int64
  public var discount: Int64?
  public var coupon: Int64?
  public var tax: Int64?
  public var kind: String?

  public init(line: Int32, quantity: Int64, amount: Int64) {
    self.line = line
    self.quantity = quantity
    self.amount = amount
  }
}

extension PosEvent {
  /// An event that another format than JSON tells; judged like any other.
  public init(
    type: String, store: String, till: String, receipt: String, refersTo: String?, at: Instant, currency: String,
    card: String?, lines: [PosLineParts]
  ) {
    self.init(
      schema: nil, type: type, event: nil, receipt: receipt, store: FlexibleText(store), till: FlexibleText(till),
      basket: nil, refersTo: refersTo, timestamp: at.rfc3339, currency: currency, card: card,
      lines: lines.map { PosLine($0) }, totalCents: nil, amountCents: nil, paidWithPointsCents: nil)
  }
}

extension PosLine {
  fileprivate init(_ parts: PosLineParts) {
    self.init(
      line: parts.line, product: parts.product.map { FlexibleText($0) }, category: parts.category,
      department: parts.department, brand: parts.brand, qty: Quantity(thousandths: parts.quantity),
      amountCents: parts.amount, discountCents: parts.discount, couponCents: parts.coupon, taxCents: parts.tax,
      kind: parts.kind)
  }
}

extension FlexibleText {
  init(_ text: String) { self.text = text }
}

extension Quantity {
  init(thousandths: Int64) { self.thousandths = thousandths }
}
