/// How this shop's card numbers look.
public struct CardPlan: Sendable, Equatable {
  public enum Format: String, Sendable, CaseIterable {
    /// 13 digits in the in-store range 20-29, GS1 check digit.
    case ean13 = "ean-13"
    /// 18 digits, GS1 check digit; the global service relation number of AI 8018.
    case gsrn
    /// Letters and digits of the shop's own choice.
    case code
  }

  public let format: Format
  /// What each number begins with: for `ean13` 2 to 7 digits from 20 up to 29, for `gsrn` the GS1 company prefix.
  public let prefix: String
  /// For `code`: how many characters after the prefix, of `alphabet`.
  public let length: Int
  public let alphabet: String

  public init(format: Format, prefix: String, length: Int, alphabet: String) {
    self.format = format
    self.prefix = prefix
    self.length = length
    self.alphabet = alphabet
  }
}
