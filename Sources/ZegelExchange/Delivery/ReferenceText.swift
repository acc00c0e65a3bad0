import ZegelDomain

private let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

/// A reference as it stands in a file: 26 characters of base 32.
///
/// - Source: RFC 4648 section 6, in small letters and without padding.
func referenceText(_ reference: PartyReference) -> String {
  var (text, bits, count) = ([UInt8](), UInt32(0), 0)
  for byte in reference.bytes {
    (bits, count) = (bits << 8 | UInt32(byte), count + 8)
    while count >= 5 {
      count -= 5
      text.append(digits[Int(bits >> UInt32(count) & 31)])
    }
    bits &= 0xFF
  }
  text.append(digits[Int(bits << UInt32(5 - count) & 31)])
  return String(decoding: text, as: UTF8.self)
}

/// Nil for anything but what `referenceText` writes.
func reference(_ text: String) -> PartyReference? {
  guard text.utf8.count == 26 else { return nil }
  var (bytes, bits, count) = ([UInt8](), UInt32(0), 0)
  for character in text.utf8 {
    guard let value = digits.firstIndex(of: character) else { return nil }
    (bits, count) = ((bits << 5 | UInt32(value)) & 0xFFFF, count + 5)
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(bits >> UInt32(count) & 0xFF))
    }
  }
  let reference = PartyReference(bytes: Array(bytes.prefix(16)))
  return referenceText(reference) == text ? reference : nil
}
