/// A basket as the till tells it. Lives only until its points are computed; what stays is its `Evaluation`.
public struct Sale: Sendable, Equatable {
  public let event: EventID
  public let store: String
  public let till: String
  public let at: Instant
  /// ISO 4217.
  public let currency: String
  public let lines: [SaleLine]
  /// The part of the bill that points paid for, in minor units; it may earn less, as the programme says.
  public let paidWithPoints: Int64

  public static let mostLines = 10_000

  public init(
    event: EventID, store: String, till: String, at: Instant, currency: String, lines: [SaleLine],
    paidWithPoints: Int64 = 0
  ) {
    self.event = event
    self.store = store
    self.till = till
    self.at = at
    self.currency = currency
    self.lines = lines
    self.paidWithPoints = paidWithPoints
  }
}

/// The key of an act, made by the till: `STORE-TILL-RECEIPT`. Unique in the whole programme, for ever.
public struct EventID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String

  public static let mostBytes = 120

  /// Letters, digits and `-._:`, 1 to 120 characters. It is kept and logged, so an e-mail address cannot be one.
  public init(_ text: String) throws(Refusal) {
    guard (1...EventID.mostBytes).contains(text.utf8.count), text.utf8.allSatisfy(EventID.allows)
    else { throw Refusal(.textOutOfRange, field: "event") }
    self.text = text
  }

  private static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...58, 65...90, 97...122, 45, 46, 95: true
    default: false
    }
  }

  /// Whether a card number stands in it: that would put the number where only its hash may be.
  package func names(_ card: CardNumber) -> Bool {
    // Both are ASCII; `String.contains` would go about it letter by letter of any language, for every sale.
    var (text, number) = (self.text, card.digitsForHashing)
    return text.withUTF8 { text in
      number.withUTF8 { number in
        guard text.count >= number.count else { return false }
        return (0...text.count - number.count).contains { start in
          (0..<number.count).allSatisfy { text[start + $0] == number[$0] }
        }
      }
    }
  }

  /// One that was checked before it was stored.
  package init(stored text: String) { self.text = text }

  public var description: String { text }

  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

public struct SaleLine: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case item, coupon, fuel, deposit, delivery, service }

  /// The line's number on the receipt; unique in its sale.
  public let number: Int32
  public let product: String?
  public let category: String?
  public let department: String?
  public let brand: String?
  /// In thousandths of a piece or a litre.
  public let quantity: Int64
  /// What the shop receives, its discount already off; minor units, tax included.
  public let amount: Int64
  /// The shop's discount, already off `amount`.
  public let discount: Int64
  /// A manufacturer's coupon handed in.
  public let coupon: Int64
  /// The tax inside `amount`; nil when the till does not say.
  public let tax: Int64?
  public let kind: Kind

  public init(
    number: Int32, product: String? = nil, category: String? = nil, department: String? = nil, brand: String? = nil,
    quantity: Int64, amount: Int64, discount: Int64 = 0, coupon: Int64 = 0, tax: Int64? = nil, kind: Kind = .item
  ) {
    self.number = number
    self.product = product
    self.category = category
    self.department = department
    self.brand = brand
    self.quantity = quantity
    self.amount = amount
    self.discount = discount
    self.coupon = coupon
    self.tax = tax
    self.kind = kind
  }
}

/// The largest amount of a line and of a sale: ten thousand million in minor units.
public let mostMinorUnits: Int64 = 1_000_000_000_000
/// The largest quantity of a line, in thousandths.
public let mostQuantity: Int64 = 1_000_000_000_000
