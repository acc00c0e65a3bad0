/// What a value looks like. There is no free text: what anybody could write in it, nobody could answer for.
public enum FieldType: String, Sendable, Hashable, CaseIterable {
  case name, email, phone, date, address, plate, choice, language
  case yesOrNo = "yes-or-no"
  case purchaseLines = "purchase-lines"
}
