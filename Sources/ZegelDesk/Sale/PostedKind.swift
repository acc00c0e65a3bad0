import ZegelDomain

/// What kind of act it was.
public enum PostedKind: String, Sendable, CaseIterable {
  case sale, giveBack = "return", redemption, undo, hold, release, adjustment
  /// A sale without a card, or the return of one: kept by its key alone.
  case withoutCard = "without-card"
}

extension Posted {
  public var kind: PostedKind {
    switch act {
    case .sale: .sale
    case .giveBack: .giveBack
    case .redemption: .redemption
    case .undo: .undo
    case .hold: .hold
    case .release: .release
    case .adjustment: .adjustment
    case nil: answer.note == .waitsForSale ? .giveBack : .withoutCard
    }
  }

  /// ISO 4217, of the amounts in this answer.
  public var currency: String { programme.currency }
}

extension Posted {
  /// How many decimals its amounts have in that currency.
  public var currencyDecimals: Int { Money(code: programme.currency)?.decimals ?? 2 }
}
