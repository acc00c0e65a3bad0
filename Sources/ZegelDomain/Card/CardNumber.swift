/// A card number as it was scanned or typed, brought to one form. Prints as its last four characters only.
public struct CardNumber: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  private let text: String

  /// Letters and digits, 4 to 40 of them; spaces and dashes fall away, small letters become capitals. Nil for others.
  public init?(_ scanned: String) {
    guard scanned.utf8.count <= 80 else { return nil }
    var bytes: [UInt8] = []
    for byte in scanned.utf8 {
      switch byte {
      case 48...57, 65...90: bytes.append(byte)
      case 97...122: bytes.append(byte - 32)
      case 32, 45: continue
      default: return nil
      }
    }
    guard (4...40).contains(bytes.count) else { return nil }
    text = String(decoding: bytes, as: UTF8.self)
  }

  package var digitsForHashing: String { text }
  /// The whole number; only for the one who issues the card and prints it.
  public var revealed: String { text }
  public var lastFour: String { String(text.suffix(4)) }
  public var description: String { "…\(lastFour)" }
  public var debugDescription: String { description }
}

extension CardPlan {
  /// Whether a number is one this plan could have issued: format, prefix, length and check digit.
  public func accepts(_ number: CardNumber) -> Bool {
    let text = number.revealed
    switch format {
    case .ean13: return text.utf8.count == 13 && hasDigitsAndCheck(text)
    case .gsrn: return text.utf8.count == 18 && hasDigitsAndCheck(text)
    case .code:
      return text.hasPrefix(prefix.uppercased()) && text.count == prefix.count + length
        && text.dropFirst(prefix.count).allSatisfy { alphabet.contains($0) }
    }
  }

  private func hasDigitsAndCheck(_ text: String) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) } && text.hasPrefix(prefix)
      && GS1.checkDigit(of: text.dropLast()) == text.last
  }

  /// How many different numbers there can be.
  public var capacity: Double {
    let (base, free): (Int, Int) =
      switch format {
      case .ean13: (10, 12 - prefix.count)
      case .gsrn: (10, 17 - prefix.count)
      case .code: (alphabet.count, length)
      }
    return (0..<free).reduce(1.0) { total, _ in total * Double(base) }
  }

  /// A number made of chance; never one after another. `random` answers evenly from 0 up to its argument.
  public func number(random: (Int) -> Int) -> CardNumber {
    let text: String
    switch format {
    case .ean13, .gsrn:
      let free = (format == .ean13 ? 12 : 17) - prefix.count
      let body = prefix + (0..<free).map { _ in String(random(10)) }.joined()
      text = body + String(GS1.checkDigit(of: body[...]))
    case .code:
      let characters = Array(alphabet)
      text = prefix + String((0..<length).map { _ in characters[random(characters.count)] })
    }
    return CardNumber(text)!
  }
}

/// GS1 General Specifications, section 7.9: weights 3 and 1 from the right, up to the next ten.
public enum GS1 {
  public static func checkDigit(of digits: Substring) -> Character {
    let sum = digits.utf8.reversed().enumerated().reduce(0) { $0 + Int($1.element - 48) * ($1.offset % 2 == 0 ? 3 : 1) }
    return Character(String((10 - sum % 10) % 10))
  }
}
