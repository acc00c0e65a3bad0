/// Whether an IBAN stands in the text, with or without spaces, in either case.
func hasIBAN(_ text: String) -> Bool {
  let scalars = Array(text.uppercased().unicodeScalars.filter { $0.properties.generalCategory != .format })
  var isInWord = false
  for (place, scalar) in scalars.enumerated() {
    let belongs = scalar.isPlainLetter || scalar.isPlainDigit
    defer { isInWord = belongs }
    guard belongs, !isInWord, scalar.isPlainLetter else { continue }
    if beginsWithIBAN(scalars[place...].prefix(80)) { return true }
  }
  return false
}

private func beginsWithIBAN(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
  var account: [Unicode.Scalar] = []
  var length = 34
  for scalar in scalars {
    if scalar.properties.isWhitespace || scalar == "-" || scalar == "." { continue }
    guard scalar.isPlainLetter || scalar.isPlainDigit else { break }
    account.append(scalar)
    if account.count == 4 {
      guard let known = ibanLength(String(String.UnicodeScalarView(account.prefix(2)))),
        account[2].isPlainDigit, account[3].isPlainDigit
      else { return false }
      length = known
    }
    if account.count == length { return passesNinetySeven(account) }
  }
  return false
}

/// How many signs an IBAN of this country has, by the registry of ISO 13616.
func ibanLength(_ country: String) -> Int? { lengths[country] }

private let lengths: [String: Int] = {
  let rows = """
    15 NO|16 BE|18 DK FI FO GL NL SD FK|19 MK SI|20 AT BA EE KZ LT LU XK MN|21 CH HR LI LV|22 BG BH CR DE GB GE IE ME RS VA|\
    23 AE GI IL IQ TL OM SO|24 AD CZ ES MD PK RO SA SE SK TN VG|25 LY PT ST|26 IS TR|27 BI DJ FR GR IT MC MR SM|\
    28 AL AZ BY CY DO GT HU LB NI PL SV|29 BR EG PS QA UA|30 JO KW MU YE|31 MT SC|32 LC|33 RU
    """
  var lengths: [String: Int] = [:]
  for row in rows.split(separator: "|") {
    let parts = row.split(separator: " ")
    for country in parts.dropFirst() { lengths[String(country)] = Int(parts[0]) }
  }
  return lengths
}()
