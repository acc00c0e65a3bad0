public import ZegelDomain

/// Which card somebody asks about.
public struct CardQuestion: Sendable {
  public let card: String

  /// Reads `{"card": "…"}`. Unknown members are passed over. Refuses `input-malformed`.
  public init(json bytes: UnsafeRawBufferPointer) throws(Refusal) {
    do {
      card = try CardQuestion.card(in: bytes)
    } catch {
      throw Refusal(.inputMalformed, field: error.field)
    }
  }

  private struct Unreadable: Error {
    let field: String?
  }

  private static func card(in bytes: UnsafeRawBufferPointer) throws(Unreadable) -> String {
    var (json, card, field) = (JSONBytes(bytes), String?.none, String?.none)
    do {
      try json.take(UInt8(ascii: "{"))
      var isFirst = true
      while let key = try json.nextKey(&isFirst) {
        guard case "card" = key else {
          try json.skipValue()
          continue
        }
        field = "card"
        card = try json.string()
        field = nil
      }
      try json.takeEnd()
    } catch {
      throw Unreadable(field: field)
    }
    guard let card else { throw Unreadable(field: "card") }
    return card
  }
}
