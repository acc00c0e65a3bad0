import ZegelDomain

/// An act as bytes that are the same each time it is told, however its JSON was laid out. Only their keyed hash is kept.
struct BodyBytes {
  private(set) var bytes: [UInt8] = []

  init(_ act: TillAct) {
    bytes.reserveCapacity(512)
    add(act.event.text)
    add(act.store)
    add(act.till)
    add(act.at.milliseconds)
    add(act.card?.digitsForHashing)
    add(act.request)
  }

  private mutating func add(_ request: TillAct.Request) {
    switch request {
    case .sale(let sale):
      add("sale")
      add(sale.currency)
      add(sale.paidWithPoints)
      for line in sale.lines { add(line) }
    case .voiding(let sale):
      add("voiding")
      add(sale.text)
    case .returning(let lines, let sale):
      add("returning")
      add(sale.text)
      for line in lines {
        for number in [Int64(line.number), line.quantity, line.discount, line.coupon, line.tax] { add(number) }
        add(line.amount.map { String($0) })
      }
    case .returningAmount(let amount):
      add("amount")
      add(amount)
    case .reward(let id, let hold, let sale):
      add("reward")
      add(id)
      add(hold?.text)
      add(sale?.text)
    case .payment(let amount, let hold, let sale):
      add("payment")
      add(amount)
      add(hold?.text)
      add(sale?.text)
    case .undoing(let event):
      add("undoing")
      add(event.text)
    case .hold(let points, let seconds):
      add("hold")
      add(points)
      add(seconds)
    case .releasing(let event):
      add("releasing")
      add(event.text)
    case .adjustment(let unit, let points, let reason):
      add("adjustment")
      add(unit)
      add(points)
      add(reason)
    }
  }

  private mutating func add(_ line: SaleLine) {
    add(Int64(line.number))
    add(line.product)
    add(line.category)
    add(line.department)
    add(line.brand)
    add(line.quantity)
    add(line.amount)
    add(line.discount)
    add(line.coupon)
    add(line.tax ?? .min)
    add(line.kind.rawValue)
  }

  private mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// With its length in front, so that no two acts run together into the same bytes.
  private mutating func add(_ text: String?) {
    guard let text else { return add(Int64(-1)) }
    add(Int64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }
}
