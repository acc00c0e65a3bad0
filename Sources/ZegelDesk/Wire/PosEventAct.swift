public import ZegelDomain

extension PosEvent {
  /// The act it asks for. `store` and `till` are those of the till's key, nil for a file that names its own.
  ///
  /// Refuses an unknown schema or type, a store that is not the key's, and what is missing or out of range; the field
  /// says where.
  public func act(store keyStore: String? = nil, till keyTill: String? = nil, defaultType: String? = nil)
    throws(Refusal) -> TillAct
  {
    guard schema == nil || schema == "pos-1" else { throw Refusal(.inputMalformed, field: "schema") }
    if let keyStore, let told = store?.text, told != keyStore { throw Refusal(.storeForbidden, field: "store") }
    guard let store = keyStore ?? store?.text, store.utf8.count <= 20 else {
      throw Refusal(.inputMalformed, field: "store")
    }
    guard let till = till?.text ?? keyTill, till.utf8.count <= 20 else { throw Refusal(.inputMalformed, field: "till") }
    guard let at = Instant(rfc3339: timestamp) else { throw Refusal(.timestampMalformed, field: "timestamp") }
    let event = try eventID(store: store, till: till)
    return TillAct(
      event: event, store: store, till: till, at: at, card: card,
      request: try request(type ?? defaultType ?? "", event: event, store: store, till: till, at: at))
  }

  private func eventID(store: String, till: String) throws(Refusal) -> EventID {
    if let event { return try EventID(event) }
    guard let receipt = receipt ?? basket?.text else { throw Refusal(.inputMalformed, field: "receipt") }
    return try EventID("\(store)-\(till)-\(receipt)")
  }

  private func request(_ type: String, event: EventID, store: String, till: String, at: Instant) throws(Refusal)
    -> TillAct.Request
  {
    switch type {
    case "sale":
      return .sale(
        Sale(
          event: event, store: store, till: till, at: at, currency: currency ?? "", lines: try saleLines(),
          paidWithPoints: paidWithPointsCents ?? 0))
    case "return":
      guard let refersTo else { return .returningAmount(try amountWithoutReceipt()) }
      return .returning(try returnedLines(), of: try sale(refersTo))
    case "void":
      guard let refersTo else { throw Refusal(.inputMalformed, field: "refers_to") }
      return .voiding(of: try sale(refersTo))
    default: throw Refusal(.inputMalformed, field: "type")
    }
  }

  private func sale(_ text: String) throws(Refusal) -> EventID {
    do { return try EventID(text) } catch { throw Refusal(.textOutOfRange, field: "refers_to") }
  }

  private func saleLines() throws(Refusal) -> [SaleLine] {
    let lines = try checkedLines()
    var result: [SaleLine] = []
    result.reserveCapacity(lines.count)
    for (place, line) in lines.enumerated() { result.append(try line.saleLine(at: place)) }
    return result
  }

  private func returnedLines() throws(Refusal) -> [ReturnedLine] { try checkedLines().map(\.returned) }

  private func checkedLines() throws(Refusal) -> [PosLine] {
    guard let lines else { throw Refusal(.inputMalformed, field: "lines") }
    guard lines.count <= Sale.mostLines else { throw Refusal(.saleTooLarge, field: "lines", String(Sale.mostLines)) }
    return lines
  }

  /// What comes back without a receipt: the amount itself, or what the lines add up to.
  private func amountWithoutReceipt() throws(Refusal) -> Int64 {
    if let amountCents { return amountCents }
    var sum: Int64 = 0
    for line in try checkedLines() {
      let (next, overflow) = sum.addingReportingOverflow(line.returned.amount ?? 0)
      guard !overflow else { throw Refusal(.amountOutOfRange, field: "lines") }
      sum = next
    }
    return sum
  }
}

extension PosLine {
  fileprivate func saleLine(at place: Int) throws(Refusal) -> SaleLine {
    guard let amountCents else { throw Refusal(.inputMalformed, field: "lines[\(place)].amount_cents") }
    guard let kind = SaleLine.Kind(rawValue: kind ?? "item") else {
      throw Refusal(.inputMalformed, field: "lines[\(place)].kind")
    }
    for name in [product?.text, category, department, brand] where (name?.utf8.count ?? 0) > 200 {
      throw Refusal(.textOutOfRange, field: "lines[\(place)]")
    }
    return SaleLine(
      number: line, product: product?.text, category: category, department: department, brand: brand,
      quantity: qty.thousandths, amount: amountCents, discount: discountCents ?? 0, coupon: couponCents ?? 0,
      tax: taxCents, kind: kind)
  }

  /// Files write what comes back below zero, tills may write it above; both mean the same.
  fileprivate var returned: ReturnedLine {
    let isNegative = qty.thousandths < 0 || (qty.thousandths == 0 && (amountCents ?? 0) < 0)
    func turned(_ value: Int64) -> Int64 { isNegative ? (value == .min ? .max : -value) : value }
    return ReturnedLine(
      number: line, quantity: turned(qty.thousandths), amount: amountCents.map(turned),
      discount: turned(discountCents ?? 0), coupon: turned(couponCents ?? 0), tax: turned(taxCents ?? 0))
  }
}
