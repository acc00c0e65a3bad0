/// What opens a page of one member: 256 random bits, in a link. Whoever has it can do what the link is for, so it is
/// written nowhere, and says nothing of itself when it is printed.
public struct LinkToken: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// 32 bytes.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "a token is 32 bytes")
    self.bytes = bytes
  }

  /// As it stands in an address: 52 characters of Crockford's base 32, in lower case.
  public var text: String {
    var (text, held, bits) = ("", UInt32(0), 0)
    for byte in bytes {
      (held, bits) = (held << 8 | UInt32(byte), bits + 8)
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(held >> UInt32(bits) & 31)])
      }
    }
    text.append(alphabet[Int(held << UInt32(5 - bits) & 31)])
    return text
  }

  /// Reads what `text` writes; case does not matter, and what is easily misread is read as it was meant.
  public init?(_ text: String) {
    guard text.utf8.count == 52 else { return nil }
    var (bytes, held, bits) = ([UInt8](), UInt32(0), 0)
    for letter in text.utf8 {
      guard let value = LinkToken.value(of: letter) else { return nil }
      (held, bits) = (held << 5 | value, bits + 5)
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
      }
    }
    // The last character has four bits that stand for nothing.
    guard bytes.count == 32, held & 15 == 0 else { return nil }
    self.bytes = bytes
  }

  private static func value(of letter: UInt8) -> UInt32? {
    let lower = (65...90).contains(letter) ? letter + 32 : letter
    let meant: UInt8 =
      switch lower {
      case UInt8(ascii: "o"): UInt8(ascii: "0")
      case UInt8(ascii: "i"), UInt8(ascii: "l"): UInt8(ascii: "1")
      default: lower
      }
    return letters.firstIndex(of: meant).map { UInt32($0) }
  }

  public var description: String { "a link" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

private let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
private let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

/// A link that a member was sent or handed.
public enum MemberLink {
  /// How long a link to one's choices works. A mail that is found again after a year must still stop what it is about; a
  /// link that works for ever would outlive the mailbox that it lies in.
  public static let days = 730
}
