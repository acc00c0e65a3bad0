/// What people get to read of a refusal, in both languages.
///
/// In `message` and `remedy`, `{field}` stands for the field, `{1}` for the first detail as it is, `{1:number}` and
/// `{1:date}` for a detail written the way the language does. What stands between `[` and `]` falls away when something
/// in it is missing.
public struct RefusalText: Sendable {
  /// The same for every refusal with this code.
  public let title: Texts
  /// What happened, and to which input.
  public let message: Texts
  /// What to do now.
  public let remedy: Texts

  init(_ title: Texts, message: Texts, remedy: Texts) {
    self.title = title
    self.message = message
    self.remedy = remedy
  }
}

extension Refusal {
  public var title: Texts { code.text.title }
  public var message: Texts { code.text.message.filled(field, details) }
  public var remedy: Texts { code.text.remedy.filled(field, details) }
  public var isWorthRetrying: Bool { code.isWorthRetrying }
}

extension Refusal.Code {
  /// Whether the very same input can be accepted later, without anything being changed.
  public var isWorthRetrying: Bool {
    switch self {
    case .tooManyRequests, .storageBusy, .storageFull, .storageUnreachable, .tooManyCodes,
      .messageNotDelivered:
      true
    default: false
    }
  }

  /// The texts before their details are filled in.
  public var text: RefusalText {
    if let text = textOfPeople ?? textOfMessages ?? textOfAssessment ?? textOfCounter ?? textOfPages ?? textOfExchange
      ?? textOfDeliveries
    {
      return text
    }
    return switch kind {
    case .unknown, .access: textOfUnknown
    case .state: textOfState
    case .input: textOfInput
    case .house, .busy: textOfHouse
    }
  }
}

extension Texts {
  fileprivate func filled(_ field: String?, _ details: [String]) -> Texts {
    Texts(nl: filledIn(nl, .nl, field, details), en: filledIn(en, .en, field, details))
  }
}

private func filledIn(_ template: String, _ language: Language, _ field: String?, _ details: [String]) -> String {
  var text = ""
  var optional: (part: String, isWhole: Bool)?
  var rest = template[...]
  func add(_ piece: Substring) { if optional == nil { text += piece } else { optional!.part += piece } }
  while let mark = rest.firstIndex(where: { "[]{".contains($0) }) {
    add(rest[..<mark])
    let after = rest.index(after: mark)
    switch rest[mark] {
    case "[":
      optional = ("", true)
      rest = rest[after...]
    case "]":
      if let part = optional, part.isWhole { text += part.part }
      optional = nil
      rest = rest[after...]
    default:
      let end = rest[after...].firstIndex(of: "}") ?? rest.endIndex
      let value = shown(rest[after..<end], language, field, details)
      if value == nil { optional?.isWhole = false }
      add((value ?? "?")[...])
      rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...]
    }
  }
  add(rest)
  return text
}

private func shown(_ name: Substring, _ language: Language, _ field: String?, _ details: [String]) -> String? {
  if name == "field" { return field }
  let parts = name.split(separator: ":")
  guard let place = parts.first.flatMap({ Int($0) }), details.indices.contains(place - 1) else { return nil }
  let detail = details[place - 1]
  if detail.isEmpty { return nil }
  switch parts.dropFirst().first {
  case "number": return Int64(detail).map { $0.grouped(in: language) } ?? detail
  case "date": return Instant(rfc3339: detail).map { $0.written(in: language) } ?? detail
  default: return detail
  }
}
