/// A code that is told to an address or a number, and told back: 40 random bits, as eight characters of Crockford's base 32.
///
/// - Source: OWASP ASVS 5.0, 6.6: at least 20 bits, at most ten minutes, once, few tries.
public struct OneTimeCode: Hashable, Sendable {
  public static let minutes = 10
  /// Wrong ones, after which it is worth nothing.
  public static let mostTries = 5
  /// For one address or number, whoever asks: with the tries that makes 25 guesses an hour out of 2⁴⁰.
  public static let mostAnHour = 5

  /// Upper case, without what parts it.
  package let characters: String

  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// - Parameter bytes: five random ones.
  package init(bytes: [UInt8]) {
    precondition(bytes.count == 5, "a code is 40 bits")
    var rest = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var characters: [Character] = []
    for _ in 0..<8 {
      characters.append(OneTimeCode.letters[Int(rest & 31)])
      rest >>= 5
    }
    self.characters = String(characters.reversed())
  }

  /// As somebody types it: in any case, with spaces and dashes, and O, I and L for the digits that they look like. Nil
  /// for what no code looks like.
  public init?(_ typed: String) {
    guard typed.utf8.count <= 40 else { return nil }
    var characters = ""
    for character in typed.uppercased() where !" -\t\r\n".contains(character) {
      let meant: Character =
        switch character {
        case "O": "0"
        case "I", "L": "1"
        default: character
        }
      guard OneTimeCode.letters.contains(meant) else { return nil }
      characters.append(meant)
    }
    guard characters.count == 8 else { return nil }
    self.characters = characters
  }

  /// As it is shown: `7KQ2-M4XR`.
  package var shown: String { "\(characters.prefix(4))-\(characters.suffix(4))" }
}
