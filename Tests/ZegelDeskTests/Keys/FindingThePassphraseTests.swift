import Foundation
import Testing
import ZegelDomain

@testable import ZegelDesk
@testable import ZegelVault

@Suite struct `The passphrase` {
  private let place = KeyPlace()

  @Test func `comes from the file, else the credential, else the command, else a person`() throws {
    defer { place.remove() }
    var options = KeyOptions()
    #expect(throws: Refusal(.passphraseMissing, field: "keys")) { try options.passphrase() }
    options.ask = { "van een mens" }
    #expect(try found(options) == "van een mens")
    options.passphraseCommand = "echo van een opdracht"
    #expect(try found(options) == "van een opdracht")
    options.credentials = place.directory
    #expect(try found(options) == "van een opdracht")
    _ = place.put("van systemd\n", "zegel-passphrase", permissions: 0o440)
    #expect(try found(options) == "van systemd")
    options.passphraseFile = place.put("uit een bestand\nen een tweede regel\n", "zin")
    #expect(try found(options) == "uit een bestand")
  }

  @Test func `in a file that others can read is refused`() throws {
    defer { place.remove() }
    var options = KeyOptions()
    options.ask = { "van een mens" }
    for permissions in [0o640, 0o604, 0o620] {
      options.passphraseFile = place.put("uit een bestand", "zin", permissions: permissions)
      #expect(throws: Refusal(.passphraseExposed, field: "keys.passphrase.file")) { try options.passphrase() }
    }
  }

  @Test func `in a file that is not there is not looked for elsewhere`() {
    var options = KeyOptions()
    options.ask = { "van een mens" }
    options.passphraseFile = "\(place.directory)/geen"
    #expect(throws: Refusal(.fileUnreadable, field: "keys.passphrase.file")) { try options.passphrase() }
    place.remove()
  }

  @Test(arguments: [
    "false", "echo zin; exit 3", "true", "echo", "nietbestaand-programma", "kill -9 $$", "echo zin >&2",
    "exec >&-; sleep 1; false",
  ])
  func `of a command that ends badly or says nothing is refused`(command: String) {
    #expect(throws: Refusal(.passphraseCommandFailed, field: "keys.passphrase.command")) {
      try PassphraseCommand(text: command, mostSeconds: 3).firstLine()
    }
  }

  @Test func `is waited for no longer than agreed`() {
    let begun = ContinuousClock.now
    for command in ["sleep 30", "echo zin; sleep 30", "while :; do echo zin; done"] {
      #expect(throws: Refusal(.passphraseCommandFailed, field: "keys.passphrase.command")) {
        try PassphraseCommand(text: command, mostSeconds: 1).firstLine()
      }
    }
    #expect(ContinuousClock.now - begun < .seconds(15))
  }

  @Test func `of a command may come late, with more below it, and from one that leaves something running`() throws {
    for command in ["sleep 0.3; echo een zin", "echo een zin; yes | head -c 300000", "echo een zin; sleep 20 &"] {
      #expect(try PassphraseCommand(text: command, mostSeconds: 5).firstLine() == Array("een zin".utf8))
    }
  }

  @Test func `is its first line, in one form, and not without end`() {
    #expect(Passphrase("zin\r\nmeer".utf8)?.bytes == Array("zin".utf8))
    #expect(Passphrase("caf\u{E9}".utf8)?.bytes == Passphrase("cafe\u{301}".utf8)?.bytes)
    #expect(Passphrase("".utf8) == nil)
    #expect(Passphrase("\nzin".utf8) == nil)
    #expect(Passphrase([0xFF, 0x41]) == nil)
    #expect(Passphrase(String(repeating: "a", count: 1024).utf8) != nil)
    #expect(Passphrase(String(repeating: "a", count: 1025).utf8) == nil)
  }

  @Test func `never shows itself`() throws {
    let passphrase = try #require(Passphrase("een geheime zin".utf8))
    #expect(!"\(passphrase) \(String(reflecting: passphrase))".contains("geheime"))
    var shown = ""
    dump(passphrase, to: &shown)
    #expect(!shown.contains("geheime") && !shown.contains("101"))
  }

  @Test func `that is new has fifteen characters or more`() throws {
    #expect(throws: Refusal(.passphraseTooShort, field: "passphrase")) { try Passphrase.new("dertien letter") }
    #expect(throws: Refusal(.passphraseTooShort, field: "passphrase")) { try Passphrase.new("") }
    #expect(throws: Never.self) { try Passphrase.new("vijftien letters") }
  }

  private func found(_ options: KeyOptions) throws -> String {
    String(decoding: try options.passphrase().bytes, as: UTF8.self)
  }
}
