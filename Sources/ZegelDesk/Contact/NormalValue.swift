import Foundation
package import ZegelDomain

/// A value as it is kept and shown, and the form by which it is found again.
package struct NormalValue: Hashable, Sendable {
  package let shown: String
  package let lookup: String

  package init(shown: String, lookup: String) {
    self.shown = shown
    self.lookup = lookup
  }
}

/// Refuses what is no value of this type; the refusal names `field`, never the value.
///
/// Given `shown` again, it answers the same.
/// - Parameters:
///   - choices: what a value of type `choice` can be.
///   - home: ISO 3166, two letters: the country of numbers, plates and addresses that name none.
package func normalValue(
  _ raw: String, as type: FieldType, field: String, choices: [String] = [], home: String = "NL"
) throws(Refusal) -> NormalValue {
  if type == .purchaseLines { throw Refusal(.valueFromTills, field: field) }
  let clean = try screened(raw, type, field: field)
  let value = try read(clean, as: type, field: field, choices: choices, home: home)
  // Spaces put in their place can make a value longer than it was, or part its digits in another way.
  _ = try screened(value.shown, type, field: field)
  return value
}

private func screened(_ raw: String, _ type: FieldType, field: String) throws(Refusal) -> String {
  let clean = try cleanText(raw, field: field)
  if [.name, .address, .choice].contains(type), try !TextScreen.numbers(in: clean).isEmpty {
    throw Refusal(.numberNotAllowed, field: field)
  }
  return clean
}

private func cleanText(_ raw: String, field: String) throws(Refusal) -> String {
  // Measured before anything is made of it; composing letters never needs more than three times the bytes.
  guard raw.utf8.count <= ValueText.maximumBytes else { throw tooLong(field) }
  do {
    return try ValueText(raw.isASCII ? raw : raw.precomposedStringWithCanonicalMapping).text
  } catch {
    switch error {
    case .empty: throw Refusal(.valueEmpty, field: field)
    case .tooLong: throw tooLong(field)
    case .character: throw Refusal(.characterNotAllowed, field: field)
    }
  }
}

extension String {
  /// Then every form that Unicode has of it is the text itself, and need not be worked out.
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

private func tooLong(_ field: String) -> Refusal {
  Refusal(.valueTooLong, field: field, "\(ValueText.maximumCharacters)")
}

private func read(
  _ clean: String, as type: FieldType, field: String, choices: [String], home: String
) throws(Refusal) -> NormalValue {
  func refused(_ code: Refusal.Code) -> Refusal { Refusal(code, field: field) }
  switch type {
  case .name:
    guard let name = PersonName(clean) else { throw refused(.nameMalformed) }
    return NormalValue(shown: name.text, lookup: findable(name.text))
  case .email:
    guard let address = EmailAddress(clean), let value = normalEmail(address) else { throw refused(.emailMalformed) }
    return value
  case .phone:
    return try normalPhone(clean, field: field, home: home)
  case .date:
    guard let day = CalendarDay(written: clean) else { throw refused(.dateMalformed) }
    return NormalValue(shown: day.description, lookup: day.description)
  case .address:
    guard let address = PostalAddress(clean, home: home) else { throw refused(.addressMalformed) }
    return NormalValue(shown: address.shown, lookup: address.isDutch ? address.lookup : findable(address.lookup))
  case .plate:
    guard let plate = LicencePlate(clean, home: home) else { throw refused(.plateMalformed) }
    return NormalValue(shown: plate.shown, lookup: plate.compact)
  case .choice:
    guard let choice = choice(clean, of: choices) else { throw refused(.choiceUnknown) }
    return NormalValue(shown: choice, lookup: choice)
  case .language:
    guard let tag = LanguageTag(clean) else { throw refused(.languageUnknown) }
    return NormalValue(shown: tag.shown, lookup: tag.primary)
  case .yesOrNo:
    guard let answer = answer(clean) else { throw refused(.answerMalformed) }
    return NormalValue(shown: answer ? "yes" : "no", lookup: answer ? "yes" : "no")
  case .purchaseLines: throw refused(.valueFromTills)
  }
}
