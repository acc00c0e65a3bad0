public import ZegelDomain

/// What a till, a file or a person asks for. One shape for all of them, so that each is judged alike.
public struct TillAct: Sendable {
  public let event: EventID
  public let store: String
  public let till: String
  public let at: Instant
  public let card: CardNumber?
  public let request: Request
  /// Whether a card was told but cannot be a number at all: it gets the answer of an unknown one.
  public let cardIsUnreadable: Bool

  public enum Request: Sendable {
    case sale(Sale)
    case voiding(of: EventID)
    case returning([ReturnedLine], of: EventID)
    /// Without a receipt, by amount in minor units.
    case returningAmount(Int64)
    case reward(id: String, hold: EventID?, sale: EventID?)
    /// So many minor units of a bill, paid with points.
    case payment(Int64, hold: EventID?, sale: EventID?)
    case undoing(EventID)
    /// Points, and for how many seconds.
    case hold(Points, seconds: Int64)
    case releasing(EventID)
    case adjustment(unit: String, points: Points, reason: String)
  }

  public init(
    event: EventID, store: String, till: String, at: Instant, card: String?, request: Request
  ) {
    self.event = event
    self.store = store
    self.till = till
    self.at = at
    self.card = card.flatMap { CardNumber($0) }
    cardIsUnreadable = card != nil && self.card == nil
    self.request = request
  }
}

/// A line that came back, as the till tells it: quantities and amounts above zero.
public struct ReturnedLine: Sendable {
  public let number: Int32
  public let quantity: Int64
  public let amount: Int64?
  public let discount: Int64
  public let coupon: Int64
  public let tax: Int64

  public init(number: Int32, quantity: Int64, amount: Int64?, discount: Int64 = 0, coupon: Int64 = 0, tax: Int64 = 0) {
    self.number = number
    self.quantity = quantity
    self.amount = amount
    self.discount = discount
    self.coupon = coupon
    self.tax = tax
  }
}
