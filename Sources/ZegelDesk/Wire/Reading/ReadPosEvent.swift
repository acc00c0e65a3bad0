public import ZegelDomain

extension PosEvent {
  /// Reads one event from the bytes of its JSON object. Unknown members are passed over.
  ///
  /// Refuses `input-malformed`; the field says where, as far as that is known, and never what stood there.
  public init(json bytes: UnsafeRawBufferPointer) throws(Refusal) {
    var reader = PosReader(bytes)
    do {
      self = try reader.event()
    } catch {
      throw Refusal(.inputMalformed, field: reader.field)
    }
  }
}

private struct PosReader {
  private var json: JSONBytes
  /// What is being read.
  private var member: StaticString?
  private var linePlace: Int?
  private var lineMember: StaticString?

  init(_ bytes: UnsafeRawBufferPointer) { json = JSONBytes(bytes) }

  var field: String? {
    guard let member else { return nil }
    guard let linePlace else { return member.description }
    return "lines[\(linePlace)]" + (lineMember.map { ".\($0)" } ?? "")
  }

  mutating func event() throws(JSONBytes.Malformed) -> PosEvent {
    var draft = EventDraft()
    try json.take(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try json.nextKey(&isFirst) {
      switch key {
      case "schema": draft.schema = try text("schema")
      case "type": draft.type = try text("type")
      case "event": draft.event = try text("event")
      case "receipt": draft.receipt = try text("receipt")
      case "store": draft.store = try flexible("store")
      case "till": draft.till = try flexible("till")
      case "basket": draft.basket = try flexible("basket")
      case "refers_to": draft.refersTo = try text("refers_to")
      case "timestamp": draft.timestamp = try text("timestamp")
      case "currency": draft.currency = try text("currency")
      case "card": draft.card = try text("card")
      case "lines": draft.lines = try lines()
      case "total_cents": draft.totalCents = try whole("total_cents")
      case "amount_cents": draft.amountCents = try whole("amount_cents")
      case "paid_with_points_cents": draft.paidWithPointsCents = try whole("paid_with_points_cents")
      default: try json.skipValue()
      }
      member = nil
    }
    try json.takeEnd()
    member = "timestamp"
    return try draft.finished()
  }

  private mutating func lines() throws(JSONBytes.Malformed) -> [PosLine]? {
    member = "lines"
    if try json.takesNull() { return nil }
    try json.take(UInt8(ascii: "["))
    var lines: [PosLine] = []
    lines.reserveCapacity(16)
    var isFirst = true
    while try json.hasNextElement(&isFirst) {
      linePlace = lines.count
      lines.append(try line())
      linePlace = nil
    }
    return lines
  }

  private mutating func line() throws(JSONBytes.Malformed) -> PosLine {
    var draft = LineDraft()
    try json.take(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try json.nextKey(&isFirst) {
      switch key {
      case "line": draft.line = try lineNumber()
      case "product": draft.product = try flexible("product", inLine: true)
      case "category": draft.category = try text("category", inLine: true)
      case "department": draft.department = try text("department", inLine: true)
      case "brand": draft.brand = try text("brand", inLine: true)
      case "qty": draft.thousandths = try number("qty", timesTenTo: 3, inLine: true)
      case "amount_cents": draft.amountCents = try whole("amount_cents", inLine: true)
      case "discount_cents": draft.discountCents = try whole("discount_cents", inLine: true)
      case "coupon_cents": draft.couponCents = try whole("coupon_cents", inLine: true)
      case "tax_cents": draft.taxCents = try whole("tax_cents", inLine: true)
      case "kind": draft.kind = try text("kind", inLine: true)
      default: try json.skipValue()
      }
      lineMember = nil
    }
    lineMember = draft.line == nil ? "line" : "qty"
    let line = try draft.finished()
    lineMember = nil
    return line
  }

  // MARK: Values

  private mutating func enter(_ name: StaticString, inLine: Bool) {
    if inLine { lineMember = name } else { member = name }
  }

  private mutating func text(_ name: StaticString, inLine: Bool = false) throws(JSONBytes.Malformed) -> String? {
    enter(name, inLine: inLine)
    return try json.takesNull() ? nil : try json.string()
  }

  private mutating func flexible(_ name: StaticString, inLine: Bool = false) throws(JSONBytes.Malformed)
    -> FlexibleText?
  {
    enter(name, inLine: inLine)
    if try json.takesNull() { return nil }
    if json.peek() == UInt8(ascii: "\"") { return FlexibleText(try json.string()) }
    return FlexibleText(String(try json.number().whole()))
  }

  private mutating func whole(_ name: StaticString, inLine: Bool = false) throws(JSONBytes.Malformed) -> Int64? {
    enter(name, inLine: inLine)
    return try json.takesNull() ? nil : try json.number().whole()
  }

  private mutating func number(_ name: StaticString, timesTenTo power: Int, inLine: Bool) throws(JSONBytes.Malformed)
    -> Int64
  {
    enter(name, inLine: inLine)
    return try json.number().whole(timesTenTo: power)
  }

  private mutating func lineNumber() throws(JSONBytes.Malformed) -> Int32 {
    guard let number = Int32(exactly: try number("line", timesTenTo: 0, inLine: true)) else {
      throw JSONBytes.Malformed()
    }
    return number
  }
}

private struct EventDraft {
  var schema, type, event, receipt, refersTo, timestamp, currency, card: String?
  var store, till, basket: FlexibleText?
  var lines: [PosLine]?
  var totalCents, amountCents, paidWithPointsCents: Int64?

  func finished() throws(JSONBytes.Malformed) -> PosEvent {
    guard let timestamp else { throw JSONBytes.Malformed() }
    return PosEvent(
      schema: schema, type: type, event: event, receipt: receipt, store: store, till: till, basket: basket,
      refersTo: refersTo, timestamp: timestamp, currency: currency, card: card, lines: lines, totalCents: totalCents,
      amountCents: amountCents, paidWithPointsCents: paidWithPointsCents)
  }
}

private struct LineDraft {
  var line: Int32?
  var product: FlexibleText?
  var category, department, brand, kind: String?
  var thousandths, amountCents, discountCents, couponCents, taxCents: Int64?

  func finished() throws(JSONBytes.Malformed) -> PosLine {
    guard let line, let thousandths else { throw JSONBytes.Malformed() }
    return PosLine(
      line: line, product: product, category: category, department: department, brand: brand,
      qty: Quantity(thousandths: thousandths), amountCents: amountCents, discountCents: discountCents,
      couponCents: couponCents, taxCents: taxCents, kind: kind)
  }
}
