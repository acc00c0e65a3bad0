import ZegelDesk
import ZegelDomain

/// Sales, returns and rewards that nobody ever made: the same ones each time.
struct InventedTrade {
  private var chance: UInt64 = 20_260_511
  private let cards: [String]
  private let start = Instant(rfc3339: "2026-02-02T07:00:00+01:00")!
  private var sold: [(event: EventID, store: String, till: String)] = []

  init(cards: [String]) { self.cards = cards }

  /// Card numbers with right check digits, out of the same chance.
  static func cardNumbers(_ count: Int, _ plan: CardPlan) -> [String] {
    var trade = InventedTrade(cards: [])
    return (0..<count).map { _ in plan.number { trade.roll($0) }.revealed }
  }

  mutating func roll(_ bound: Int) -> Int {
    chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((chance >> 33) % UInt64(bound))
  }

  /// The acts of some three months, in the order in which they happened.
  mutating func acts(_ count: Int) throws -> [TillAct] { try (1...count).map { try act($0) } }

  private mutating func act(_ number: Int) throws -> TillAct {
    let at = start.adding(milliseconds: Int64(number) * 2_000_000)
    let (store, till) = [("1", "1"), ("1", "2"), ("2", "1")][roll(3)]
    let event = try EventID("\(store)-\(till)-\(number)")
    if number > 50, roll(50) == 0 {
      let sale = sold[sold.count - 1 - roll(40)]
      return TillAct(
        event: event, store: store, till: till, at: at, card: nil,
        request: roll(2) == 0
          ? .voiding(of: sale.event)
          : .returning([ReturnedLine(number: 1, quantity: 1000, amount: nil)], of: sale.event))
    }
    sold.append((event, store, till))
    let card = cards[min(roll(cards.count), roll(cards.count))]
    return TillAct(
      event: event, store: store, till: till, at: at, card: card,
      request: .sale(Sale(event: event, store: store, till: till, at: at, currency: "EUR", lines: basket())))
  }

  private static let goods: [(product: String, category: String, cents: Int64)] = [
    ("volkoren", "brood", 329), ("wit", "brood", 279), ("krentenbol", "brood", 95), ("cappuccino", "koffie", 340),
    ("koffie", "koffie", 275), ("appeltaart", "gebak", 425), ("tompouce", "gebak", 310),
  ]

  private mutating func basket() -> [SaleLine] {
    (1...1 + roll(4)).map { number in
      let good = InventedTrade.goods[roll(InventedTrade.goods.count)]
      let pieces = Int64(1 + roll(3))
      return SaleLine(
        number: Int32(number), product: good.product, category: good.category, quantity: pieces * 1000,
        amount: good.cents * pieces)
    }
  }
}
