public import ZegelDesk
import ZegelDomain

/// Balances as CSV: `card,available,pending` and a column for each stamp card with the stamps that can be spent.
public enum BalanceCSV {
  public static func head(_ units: [String]) -> String {
    (["card", "available", "pending"] + units.dropFirst()).map(csvField).joined(separator: ",") + "\n"
  }

  /// The card's number where that was asked for and is known, else its id.
  public static func row(_ balance: CardBalance) -> String {
    let points = balance.amounts[0]
    let card = balance.number?.revealed ?? balance.card.description
    let stamps = balance.amounts.dropFirst().map { String($0.available) }
    return ([card, String(points.available), String(points.pending)] + stamps).joined(separator: ",") + "\n"
  }
}
