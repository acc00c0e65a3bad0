import Testing
import ZegelDesk
import ZegelDomain

@Suite struct `A phone number` {
  @Test(
    arguments: [
      ("020 123 4567", "NL", "+31201234567"), ("06-12345678", "NL", "+31612345678"),
      ("+31 (0)20 1234567", "NL", "+31201234567"), ("0031 20 123 45 67", "NL", "+31201234567"),
      ("+44 20 7946 0018", "NL", "+442079460018"), ("020 7946 0018", "GB", "+442079460018"),
      ("+39 06 698 12345", "NL", "+390669812345"),
    ])
  func `is shown as it is dialled from anywhere and found by its E.164 form`(
    _ raw: String, _ home: String, _ e164: String
  ) throws {
    let international = try normalNumber(raw, home)
    #expect(international.hasPrefix("+") && international.contains(" "))
    try expect(raw, .phone, home: home, international, e164)
  }

  @Test(arguments: ["0900 1234567", "0906 1234567", "112", "116111"])
  func `that costs money or is short belongs to nobody`(_ raw: String) { refuses(raw, .phone, .phoneNotPersonal) }

  @Test(
    arguments: [
      "020 123", "+31 20 123 4567 8", "+999 123456", "020 1234567 ext 5", "0800-BAKKER", "1", "+", "tel:+31201234567",
      "٠٢٠١٢٣٤٥٦٧",
    ])
  func `that nobody can have is refused`(_ raw: String) { refuses(raw, .phone, .phoneMalformed) }

  @Test func `of no known country is refused, unless it names its own`() throws {
    refuses("020 123 4567", .phone, home: "ZZ", .phoneMalformed)
    refuses("020 123 4567", .phone, home: "nederland", .phoneMalformed)
    try expect("+31201234567", .phone, home: "ZZ", "+31 20 123 4567", "+31201234567")
  }

  @Test func `is read by many at once`() async throws {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask { (0..<50).allSatisfy { _ in (try? normalNumber("020 123 4567", "NL")) == "+31 20 123 4567" } }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}

private func normalNumber(_ raw: String, _ home: String) throws -> String {
  try normalValue(raw, as: .phone, field: "f", home: home).shown
}
