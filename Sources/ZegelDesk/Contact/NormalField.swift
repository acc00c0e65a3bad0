import ZegelDomain

extension PersonalField {
  /// A value in the form in which it is kept and found. Refuses what is no value of this field, without naming it.
  func normal(_ raw: String) throws(Refusal) -> NormalValue {
    try normalValue(raw, as: type, field: id, choices: choices.map(\.id))
  }
}
