import Crypto
import Foundation
import Testing
import ZegelDomain

@testable import ZegelVault

@Suite struct `Sealing` {
  private let key = PersonKey(key: SymmetricKey(size: .bits256))
  private let house = Array(repeating: UInt8(1), count: 16)
  private let person = Array(repeating: UInt8(2), count: 16)

  private func place(_ field: String = "name", _ version: Int32 = 1, person: [UInt8]? = nil, house: [UInt8]? = nil)
    -> SealedPlace
  {
    SealedPlace(house: house ?? self.house, person: person ?? self.person, field: field, version: version)
  }

  @Test(arguments: ["", "Jo", "Zoë 👩🏽‍🚀 Ünal", String(repeating: "x", count: 10_000)])
  func `what was sealed opens again, and never looks the same twice`(_ text: String) throws {
    let sealed = try key.seal(text.utf8, at: place())
    #expect(String(decoding: try key.open(sealed, at: place()), as: UTF8.self) == text)
    #expect(try key.seal(text.utf8, at: place()) != sealed)
    #expect(sealed.count == text.utf8.count + 29)
  }

  @Test func `it opens nowhere else: not for another person, field, version or house, nor with another key`() throws {
    let sealed = try key.seal("Jo".utf8, at: place())
    let other = Array(repeating: UInt8(9), count: 16)
    for wrong in [place("email"), place("name", 2), place(person: other), place(house: other)] {
      #expect(throws: Refusal(.sealedDamaged, field: "sealed")) { _ = try key.open(sealed, at: wrong) }
    }
    let stranger = PersonKey(key: SymmetricKey(size: .bits256))
    #expect(throws: Refusal(.sealedDamaged, field: "sealed")) { _ = try stranger.open(sealed, at: place()) }
  }

  @Test func `each changed or missing byte is noticed`() throws {
    let sealed = try key.seal("Jo".utf8, at: place())
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: Refusal(.sealedDamaged, field: "sealed")) { _ = try key.open(changed, at: place()) }
      #expect(throws: Refusal(.sealedDamaged, field: "sealed")) {
        _ = try key.open(Array(sealed.prefix(index)), at: place())
      }
    }
  }

  @Test func `random bytes are refused, whatever they are`() {
    var generator = SystemRandomNumberGenerator()
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(throws: Refusal.self) { _ = try key.open(bytes, at: place()) }
    }
  }

  @Test func `one value in two fields, and in two houses, has two hashes`() {
    let (one, two) = (Keyring(master: house + house), Keyring(master: person + person))
    #expect(one.lookupHash("email", "jo@x.example") == one.lookupHash("email", "jo@x.example"))
    #expect(one.lookupHash("email", "jo@x.example") != one.lookupHash("mail", "jo@x.example"))
    #expect(one.lookupHash("email", "jo@x.example") != two.lookupHash("email", "jo@x.example"))
  }
}
