/// An invented person whose values all have marks that nothing else has.
package struct Canary: Sendable {
  package let name, email, phone, address: String

  package init(_ number: Int) {
    name = "Qzvkárel \(PeopleHouse.word(number)) Wxjdröst"
    email = "qzvmail\(number)@wxjpost.example"
    phone = "06 13579246"
    address = "Yvqxstraat \(number % 900 + 1), 1234 AB Wxqzdorp"
  }

  package var values: [String: String] { ["name": name, "email": email, "phone": phone, "address": address] }

  /// With consent to all that needs it.
  package static let consents = ["marketing.email": true, "marketing.sms": true]

  package static let forms: [LeakForm] =
    ["Qzvkárel", "Wxjdröst", "qzvmail", "wxjpost", "Yvqxstraat", "Wxqzdorp"].flatMap(LeakForm.of(text:))
    + LeakForm.of(number: "613579246", country: "31")
}
