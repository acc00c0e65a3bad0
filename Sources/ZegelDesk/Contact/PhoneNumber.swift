import CPhoneNumber

/// A number that can be called, in the two forms there are of it.
struct PhoneNumber: Equatable, Sendable {
  /// `+31 20 123 4567`.
  let international: String
  /// `+31201234567`.
  let e164: String

  enum Problem: Error { case malformed, premiumRate, shortNumber }

  /// Reads a number as somebody in `region` dials it.
  init(_ text: String, region: String) throws(Problem) {
    guard text.utf8.count <= 40, text.unicodeScalars.allSatisfy(PhoneNumber.isDialled),
      region.utf8.count == 2, region.utf8.allSatisfy({ (65...90).contains($0) })
    else { throw .malformed }
    // E.164 has at most fifteen digits; with a plus and spaces neither form comes near this.
    let size = 64
    var forms = [CChar](repeating: 0, count: 2 * size)
    let verdict = forms.withUnsafeMutableBufferPointer {
      zegel_phone_read(text, region, $0.baseAddress!, $0.baseAddress! + size, size)
    }
    switch verdict {
    case ZEGEL_PHONE_VALID: break
    case ZEGEL_PHONE_PREMIUM: throw .premiumRate
    case ZEGEL_PHONE_SHORT: throw .shortNumber
    default: throw .malformed
    }
    e164 = PhoneNumber.text(forms[..<size])
    international = PhoneNumber.text(forms[size...])
  }

  /// No letters: neither an extension nor a number that spells a word belongs to one person.
  private static func isDialled(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", " ", "+", "(", ")", "-", ".", "/", "\u{2010}"..."\u{2015}": true
    default: false
    }
  }

  private static func text(_ form: ArraySlice<CChar>) -> String {
    String(decoding: form.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
