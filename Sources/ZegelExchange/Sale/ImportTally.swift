import Foundation
import ZegelDesk
import ZegelDomain

/// What became of a file's events.
public struct ImportTally: Sendable, Equatable, Codable {
  public var sales = 0
  /// Voids as well.
  public var returns = 0
  /// In the ledger before: retries and duplicates.
  public var alreadyThere = 0
  public var withoutCard = 0
  public var waitingForSale = 0
  /// Returns of more than was sold or still out.
  public var partlyUnknown = 0
  /// By refusal code.
  public var refused: [String: Int] = [:]

  public init() {}

  public var refusedCount: Int { refused.values.reduce(0, +) }
  public var eventCount: Int { sales + returns + alreadyThere + refusedCount }

  enum CodingKeys: String, CodingKey {
    case sales, returns, refused
    case alreadyThere = "already_there"
    case withoutCard = "without_card"
    case waitingForSale = "waiting_for_sale"
    case partlyUnknown = "partly_unknown"
  }

  mutating func add(_ act: TillAct, _ posted: Posted) {
    if posted.isReplay {
      alreadyThere += 1
      return
    }
    if case .sale = act.request { sales += 1 } else { returns += 1 }
    switch posted.answer.note {
    case .withoutCard: withoutCard += 1
    case .waitsForSale: waitingForSale += 1
    case .partlyUnknown: partlyUnknown += 1
    case .none, .late: break
    }
  }

  mutating func add(_ refusal: Refusal) { refused[refusal.code.rawValue, default: 0] += 1 }

  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.sales += right.sales
    sum.returns += right.returns
    sum.alreadyThere += right.alreadyThere
    sum.withoutCard += right.withoutCard
    sum.waitingForSale += right.waitingForSale
    sum.partlyUnknown += right.partlyUnknown
    sum.refused.merge(right.refused, uniquingKeysWith: +)
    return sum
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  init(json: String) { self = (try? JSONDecoder().decode(Self.self, from: Data(json.utf8))) ?? ImportTally() }
}
