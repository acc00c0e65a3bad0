import Foundation
import ZegelDomain

/// The text by which a name or an address is found again: without case, accents on Latin letters, and the other forms that
/// Unicode has of one sign (`ﬁ`, full width).
func findable(_ text: String) -> String {
  if text.isASCII { return folded(text) }
  return folded(text.decomposedStringWithCompatibilityMapping).precomposedStringWithCanonicalMapping
}
