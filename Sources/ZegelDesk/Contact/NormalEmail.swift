import Foundation
import ZegelDomain

/// Nil when the address is written in signs that only look like others, such as full-width letters.
///
/// What follows a `+` and the dots before the @ stay in `lookup`: only the server of that domain knows whether they matter. Taking
/// them out would make one member of two people, and show one of them the other's data.
func normalEmail(_ address: EmailAddress) -> NormalValue? {
  if address.text.isASCII { return NormalValue(shown: address.text, lookup: address.text.lowercased()) }
  let shown = address.text.precomposedStringWithCanonicalMapping
  guard shown.precomposedStringWithCompatibilityMapping.utf8.elementsEqual(shown.utf8) else { return nil }
  return NormalValue(shown: shown, lookup: shown.lowercased().precomposedStringWithCompatibilityMapping)
}
