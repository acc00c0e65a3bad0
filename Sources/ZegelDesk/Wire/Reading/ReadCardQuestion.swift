public import ZegelDomain

/// Which card somebody asks about, and what of whose it is they wish to see.
public struct CardQuestion: Sendable {
  public let card: String
  /// Nil asks nothing of anybody.
  public let purpose: String?
  public let fields: [String]

  /// Reads `{"card": "…"}`, with `"purpose": "…", "fields": ["…"]` beside it or not. Unknown members are passed over.
  /// Refuses `input-malformed`.
  public init(json bytes: UnsafeRawBufferPointer) throws(Refusal) {
    var reading = ReadingCardQuestion(json: JSONBytes(bytes))
    do {
      try reading.question()
    } catch {
      throw Refusal(.inputMalformed, field: reading.field)
    }
    guard let card = reading.card else { throw Refusal(.inputMalformed, field: "card") }
    (self.card, purpose, fields) = (card, reading.purpose, reading.fields)
  }
}

private struct ReadingCardQuestion {
  var json: JSONBytes
  var card: String?
  var purpose: String?
  var fields: [String] = []
  /// Where it was when it could not go on.
  var field: String?

  mutating func question() throws(JSONBytes.Malformed) {
    try json.take(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try json.nextKey(&isFirst) {
      switch key {
      case "card":
        field = "card"
        card = try json.string()
      case "purpose":
        field = "purpose"
        purpose = try json.takesNull() ? nil : try json.string()
      case "fields":
        field = "fields"
        try names()
      default: try json.skipValue()
      }
      field = nil
    }
    try json.takeEnd()
  }

  private mutating func names() throws(JSONBytes.Malformed) {
    fields = []
    if try json.takesNull() { return }
    try json.take(UInt8(ascii: "["))
    var isFirst = true
    while try json.hasNextElement(&isFirst) {
      guard fields.count <= Desk.mostFieldsAsked else { throw JSONBytes.Malformed() }
      fields.append(try json.string())
    }
  }
}
