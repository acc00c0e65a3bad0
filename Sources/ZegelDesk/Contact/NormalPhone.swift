import ZegelDomain

func normalPhone(_ clean: String, field: String, home: String) throws(Refusal) -> NormalValue {
  do {
    let number = try PhoneNumber(clean, region: home)
    return NormalValue(shown: number.international, lookup: number.e164)
  } catch {
    switch error {
    case .malformed: throw Refusal(.phoneMalformed, field: field)
    case .premiumRate, .shortNumber: throw Refusal(.phoneNotPersonal, field: field)
    }
  }
}
