/// An answer of "no": expected, explained, and the same each time.
///
/// Two are equal when code and field are. `docs/refusals.md` lists the codes.
/// No refusal ever carries a personal value, a card number or a key.
public struct Refusal: Error, Equatable, Sendable {
  public let code: Code
  /// Where in the input, such as `lines[3].qty`; nil when it is the whole act.
  public let field: String?
  /// The ids and numbers that complete the message, in the order its text names them.
  public let details: [String]

  public init(_ code: Code, field: String? = nil, _ details: String...) {
    self.code = code
    self.field = field
    self.details = details
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code && left.field == right.field }
}
