/// A text as one CSV field (RFC 4180) that no spreadsheet takes for a formula: one that begins like one gets an apostrophe.
public func csvCell(_ text: String) -> String {
  let risky: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
  return csvField(text.unicodeScalars.first.map(risky.contains) == true ? "'" + text : text)
}
