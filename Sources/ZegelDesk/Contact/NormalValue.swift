package import ZegelDomain

/// A value as it is kept and shown, and the form by which it is found again.
package struct NormalValue: Hashable, Sendable {
  package let shown: String
  package let lookup: String
}

/// Refuses what is no value of this type; the refusal names `field`, never the value.
package func normalValue(
  _ raw: String, as type: FieldType, field: String, choices: [String] = [], home: String = "NL"
) throws(Refusal) -> NormalValue {
  if raw.isEmpty || raw.count > 200 { throw Refusal(.textOutOfRange, field: field) }
  return NormalValue(shown: raw, lookup: raw.lowercased())
}
