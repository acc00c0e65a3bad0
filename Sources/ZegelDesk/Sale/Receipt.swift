public import ZegelDomain

extension Posted {
  /// Characters in a line of the narrowest printer.
  public static let receiptWidth = 40

  /// The text for the receipt, in lines of at most `receiptWidth` characters.
  public func receipt(in language: Language, isQuote: Bool = false) -> [String] {
    Receipt(self, language, isQuote: isQuote).lines
  }
}

/// The text for the receipt: short lines that fit the narrowest printer.
struct Receipt {
  let lines: [String]

  init(_ posted: Posted, _ language: Language, isQuote: Bool = false) {
    var text: [String] = []
    if let reward = posted.reward { text.append(reward.title[language]) }
    if let paid = posted.paid {
      let amount = written(paid, posted.currency, decimals: posted.currencyDecimals, in: language)
      text.append(Texts(nl: "Betaald met punten: \(amount)", en: "Paid with points: \(amount)")[language])
    }
    for balance in posted.balances { text += Receipt.lines(for: balance, posted, language, isQuote) }
    if let note = Receipt.note(posted.answer.note) { text.append(note[language]) }
    lines = text.flatMap { $0.wrapped(to: Posted.receiptWidth) }
  }

  private static func lines(for balance: NamedBalance, _ posted: Posted, _ language: Language, _ isQuote: Bool)
    -> [String]
  {
    let name = balance.name[language]
    guard balance.unit == "points" else { return [stampLine(balance, name, language)] }
    var text: [String] = []
    if balance.change != 0 {
      let verb = isQuote ? Texts(nl: "Te sparen", en: "To earn") : verb(posted.kind, isMore: balance.change > 0)
      let count = Int64(clamping: balance.change.magnitude).grouped(in: language)
      text.append("\(verb[language]): \(count) \(name)")
    }
    text.append("\(Texts(nl: "Saldo", en: "Balance")[language]): \(balance.available.grouped(in: language)) \(name)")
    if balance.pending > 0 {
      let pending = balance.pending.grouped(in: language)
      text.append("\(Texts(nl: "Nog niet vrij", en: "Not yet free")[language]): \(pending) \(name)")
    }
    return text
  }

  /// `Koffiezegels: 3 (+1)`; those that are not free yet are counted in.
  private static func stampLine(_ balance: NamedBalance, _ name: String, _ language: Language) -> String {
    let title = name.prefix(1).uppercased() + name.dropFirst()
    let total = (balance.available + balance.pending).grouped(in: language)
    if balance.change == 0 { return "\(title): \(total)" }
    let sign = balance.change > 0 ? "+" : ""
    return "\(title): \(total) (\(sign)\(balance.change.grouped(in: language)))"
  }

  private static func verb(_ kind: PostedKind, isMore: Bool) -> Texts {
    switch (kind, isMore) {
    case (.sale, true): Texts(nl: "Gespaard", en: "Earned")
    case (.redemption, false): Texts(nl: "Ingewisseld", en: "Redeemed")
    case (.undo, true): Texts(nl: "Teruggekregen", en: "Given back")
    case (.hold, false): Texts(nl: "Apart gezet", en: "Set aside")
    case (.release, true): Texts(nl: "Weer vrij", en: "Free again")
    case (_, true): Texts(nl: "Erbij", en: "Added")
    case (_, false): Texts(nl: "Eraf", en: "Taken off")
    }
  }

  private static func note(_ note: Answer.Note) -> Texts? {
    switch note {
    case .none, .withoutCard, .late: nil
    case .waitsForSale:
      Texts(nl: "Telt mee zodra de aankoop binnen is.", en: "Counts as soon as the sale is in.")
    case .partlyUnknown:
      Texts(nl: "Een deel stond niet op de bon.", en: "Some of it was not on the receipt.")
    }
  }
}

extension String {
  /// In lines of at most `width` characters, broken at spaces where there are any.
  func wrapped(to width: Int) -> [String] {
    // No more bytes than that are no more characters either, and bytes need not be counted one by one.
    if utf8.count <= width { return [self] }
    var lines: [String] = []
    var rest = self[...]
    while rest.count > width {
      let limit = rest.index(rest.startIndex, offsetBy: width)
      if let space = rest[...limit].lastIndex(of: " "), space > rest.startIndex {
        lines.append(String(rest[..<space]))
        rest = rest[rest.index(after: space)...]
      } else {
        lines.append(String(rest[..<limit]))
        rest = rest[limit...]
      }
    }
    return lines + [String(rest)]
  }
}
