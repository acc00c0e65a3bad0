import Foundation
import Testing
import ZegelDomain
import ZegelTestKit

@testable import ZegelVault

@Suite struct `A sealed key file` {
  private let place = KeyPlace()
  private let passphrase = Passphrase("zes woorden op een rij gezet".utf8)!
  private let wrong = Passphrase("zes woorden op een hoop gezet".utf8)!

  @Test func `gives the same keys as the open file it was`() throws {
    defer { place.remove() }
    let before = try KeyFile.make(place.file, master: Array(1...32))
    try seal(passphrase)
    let after = try KeyFile.read(place.file) { passphrase }
    #expect(before.check([7]) == after.check([7]))
    #expect(try !place.text.contains(Data(1...32).base64EncodedString()))
    #expect(try place.text.hasPrefix("zegel-keys/2\nkdf argon2id memory-kib=19456 passes=1 lanes=1\nsalt "))
  }

  @Test func `is its owner's alone, and nothing is left beside it`() throws {
    defer { place.remove() }
    _ = try KeyFile.make(place.file, master: Array(1...32))
    chmod(place.file, 0o644)
    try seal(passphrase)
    #expect(try KeyFile.look(place.file).permissions == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory) == ["master.key"])
  }

  @Test func `is never made over another one`() throws {
    defer { place.remove() }
    _ = try KeyFile.make(place.file, master: Array(1...32))
    #expect(throws: Refusal(.houseExists, field: "keys")) { try KeyFile.make(place.file, master: Array(2...33)) }
    #expect(try KeyFile.read(place.file) { passphrase }.check([7]) == Keyring(master: Array(1...32)).check([7]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory) == ["master.key"])
  }

  @Test func `takes a new passphrase, and then no longer the old one`() throws {
    defer { place.remove() }
    _ = try KeyFile.make(place.file, master: Array(1...32))
    try seal(passphrase)
    let before = try place.text
    try seal(wrong)
    #expect(try place.text != before)
    #expect(throws: Refusal(.passphraseWrong, field: "keys")) { try KeyFile.read(place.file) { passphrase } }
    #expect(try KeyFile.read(place.file) { wrong }.check([7]) == Keyring(master: Array(1...32)).check([7]))
  }

  @Test func `stays as it is when the old passphrase is wrong`() throws {
    defer { place.remove() }
    _ = try KeyFile.make(place.file, master: Array(1...32))
    try seal(passphrase)
    let before = try place.text
    #expect(throws: Refusal(.passphraseWrong, field: "keys")) {
      try KeyFile.seal(place.file, passphrase: { wrong }, with: wrong, .least, random: place.random)
    }
    #expect(try place.text == before)
  }

  @Test func `damaged in any one byte says so, without a passphrase`() throws {
    defer { place.remove() }
    _ = try KeyFile.make(place.file, master: Array(1...32))
    try seal(passphrase)
    let sound = Array(try place.text.utf8)
    for place in sound.indices {
      var bytes = sound
      bytes[place] ^= 1 << UInt8(place % 8)
      expectDamaged(bytes)
    }
    for count in 0..<sound.count { expectDamaged(Array(sound[..<count])) }
    expectDamaged(sound + [0x0A])
    expectDamaged(sound + sound)
    expectDamaged([UInt8](repeating: 0x41, count: 1 << 20))
  }

  /// Somebody who may write the file can make its last line fit again; all that the seal covers still holds.
  @Test func `changed by hand does not open, whatever was changed`() throws {
    defer { place.remove() }
    let random = place.random
    let keys = try SealedKeys(sealing: Array(1...32), with: passphrase, .least, random: random)
    let other = try SealedKeys(sealing: Array(1...32), with: passphrase, .least, random: random)
    var flipped = keys.sealed
    flipped[20] ^= 1
    for (work, salt, sealed) in [
      (Argon2id(memoryKiB: 19_457, passes: 1)!, keys.salt, keys.sealed),
      (Argon2id(memoryKiB: 19_456, passes: 2)!, keys.salt, keys.sealed), (.least, other.salt, keys.sealed),
      (.least, keys.salt, other.sealed), (.least, keys.salt, flipped),
    ] {
      let text = rewritten(work.memoryKiB, work.passes, salt, sealed)
      #expect(throws: Refusal(.passphraseWrong, field: "keys")) { try #require(SealedKeys(text)).open(passphrase) }
    }
    #expect(try SealedKeys(keys.text)?.open(passphrase) == Array(1...32))
  }

  @Test(arguments: [(19_455, 1), (1_048_577, 1), (19_456, 0), (19_456, 13), (4_294_967_296, 3)])
  func `asking for too little or too much work is not even tried`(memoryKiB: Int, passes: Int) {
    let salt = [UInt8](repeating: 1, count: 16)
    let sealed = [UInt8](repeating: 2, count: 60)
    #expect(SealedKeys(rewritten(19_456, 1, salt, sealed)) != nil)
    #expect(SealedKeys(rewritten(memoryKiB, passes, salt, sealed)) == nil)
    #expect(SealedKeys(rewritten(19_456, 1, salt + [1], sealed)) == nil)
    #expect(SealedKeys(rewritten(19_456, 1, salt, Array(sealed.dropLast()))) == nil)
    #expect(SealedKeys(rewritten(19_456, 1, salt, sealed).replacing("passes=1", with: "passes=01")) == nil)
  }

  /// Whatever lies there: an answer, and never the keys.
  @Test func `made of anything is refused`() throws {
    defer { place.remove() }
    var chance = SeededGenerator(seed: 41)
    let sound = try SealedKeys(sealing: Array(1...32), with: passphrase, .least, random: place.random).text
    let pieces =
      sound.split(separator: "\n").map(String.init) + ["", "zegel-keys/1", "kdf argon2id", "=", "\u{0}", "é\r"]
    for _ in 0..<4000 {
      var bytes: [UInt8]
      if Bool.random(using: &chance) {
        bytes = Array(
          (0..<Int.random(in: 0...8, using: &chance)).map { _ in pieces.randomElement(using: &chance)! }
            .joined(separator: "\n").utf8)
      } else {
        bytes = Array(sound.utf8)
        for _ in 0..<Int.random(in: 1...9, using: &chance) {
          let place = Int.random(in: 0..<bytes.count, using: &chance)
          switch Int.random(in: 0..<3, using: &chance) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
          case 1: bytes.remove(at: place)
          default: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place)
          }
        }
      }
      if bytes != Array(sound.utf8) { expectDamaged(bytes) }
    }
  }

  @Test func `that is not there is missing`() {
    #expect(throws: Refusal(.keysMissing, field: "keys")) { try KeyFile.read(place.file) { passphrase } }
  }

  private func seal(_ new: Passphrase) throws {
    try KeyFile.seal(place.file, passphrase: { passphrase }, with: new, .least, random: place.random)
  }

  private func expectDamaged(_ bytes: [UInt8], _ location: SourceLocation = #_sourceLocation) {
    try? Data(bytes).write(to: URL(fileURLWithPath: place.file))
    #expect(throws: Refusal(.keysDamaged, field: "keys"), sourceLocation: location) {
      try KeyFile.read(place.file) {
        Issue.record("a passphrase was asked for a damaged file")
        return passphrase
      }
    }
  }

  /// As the format says it, with a last line that fits.
  private func rewritten(_ memoryKiB: Int, _ passes: Int, _ salt: [UInt8], _ sealed: [UInt8]) -> String {
    let body = """
      zegel-keys/2
      kdf argon2id memory-kib=\(memoryKiB) passes=\(passes) lanes=1
      salt \(Data(salt).base64EncodedString())
      sealed \(Data(sealed).base64EncodedString())

      """
    return body + "sha256 \(Data(Digest256.of(body)).base64EncodedString())\n"
  }
}

/// A directory for one key file.
struct KeyPlace {
  let directory: String

  init() {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  var file: String { "\(directory)/master.key" }
  var text: String { get throws { try String(contentsOfFile: file, encoding: .utf8) } }
  var random: (Int) -> [UInt8] { { count in (0..<count).map { _ in UInt8.random(in: 0...255) } } }

  /// A file that its owner alone can read; its path.
  func put(_ text: String, _ name: String, permissions: Int = 0o600) -> String {
    let path = "\(directory)/\(name)"
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, mode_t(permissions))
    return path
  }

  func remove() { try? FileManager.default.removeItem(atPath: directory) }
}
