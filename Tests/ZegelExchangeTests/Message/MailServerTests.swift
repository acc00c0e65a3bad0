import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelExchange

private func message(to: String = "jo@voorbeeld.example", _ text: String = "Uw code: 7KQ2-M4XR\n") -> OutgoingMessage {
  OutgoingMessage(
    to: to, sender: "Bakkerij De Korenaar", subject: "Uw code", text: text, language: .nl,
    at: Instant(rfc3339: "2026-03-02T12:00:00Z")!, id: Array(1...16))
}

/// On a server of its own, with what it says of itself taken or not.
private func settings(_ sink: MailSink, _ security: MailSettings.Security = .none) -> MailSettings {
  MailSettings(
    host: "localhost", port: sink.port, security: security, authorities: security == .none ? nil : sink.authority,
    from: "spaarkaart@korenaar.example", mostSeconds: 5)
}

@Suite struct `A mail server` {
  @Test(arguments: [
    (MailSink.Behaviour.plain, MailSettings.Security.none), (.starttls, .starttls), (.implicit, .implicit),
  ])
  func `gets a mail that another program reads without a complaint`(
    _ behaviour: MailSink.Behaviour, _ security: MailSettings.Security
  ) async throws {
    let sink = try MailSink(behaviour)
    let server = try MailServer(settings(sink, security))
    #expect(await server.check() == nil)
    let text = "Dag Zoë 👋,\n\n.een punt vooraan\n\(String(repeating: "lang ", count: 60))\nslot = waarde \n"
    #expect(await server.carry(message(text)) == nil)
    let mail = try #require(try sink.mails.first)
    #expect(try sink.mails.count == 1 && mail.problems == [] && mail.longestLine <= 78)
    #expect(mail.from == "spaarkaart@korenaar.example" && mail.to == ["jo@voorbeeld.example"])
    #expect(mail.text.replacing("\r\n", with: "\n").hasPrefix(text))
    #expect(mail.headers["From"] == "Bakkerij De Korenaar <spaarkaart@korenaar.example>")
    #expect(mail.headers["Auto-Submitted"] == "auto-generated" && mail.headers["Content-Language"] == "nl")
    sink.remove()
  }

  @Test(arguments: [
    (MailSink.Behaviour.refusing, MessageTrouble.refused), (.later, .later), (.sender, .later),
    (.silent, .timedOut), (.hangingUp, .brokenOff),
  ])
  func `that behaves badly is told apart`(_ behaviour: MailSink.Behaviour, _ trouble: MessageTrouble) async throws {
    let sink = try MailSink(behaviour)
    var settings = settings(sink)
    settings.mostSeconds = 2
    #expect(await (try MailServer(settings)).carry(message()) == trouble)
    sink.remove()
  }

  @Test func `that nobody vouches for, or that does not encrypt, gets nothing`() async throws {
    let sink = try MailSink(.starttls)
    var strangers = settings(sink, .starttls)
    strangers.authorities = nil
    #expect(await (try MailServer(strangers)).carry(message()) == .untrusted)
    #expect(try sink.mails.isEmpty)
    sink.remove()
    let plain = try MailSink(.plain)
    var encrypting = settings(plain, .starttls)
    encrypting.authorities = nil
    #expect(await (try MailServer(encrypting)).carry(message()) == .untrusted)
    #expect(try plain.mails.isEmpty)
    plain.remove()
  }

  @Test func `is logged in at with the password of a file that its owner alone can read`() async throws {
    let sink = try MailSink(.login)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)").path
    var settings = settings(sink, .starttls)
    (settings.user, settings.passwordFile) = ("zegel", file)
    #expect(await (try MailServer(settings)).carry(message()) == .passwordUnusable)
    for (password, mode, expected) in [
      ("right", 0o644, MessageTrouble.passwordUnusable), ("wrong", 0o600, .loginRefused), ("right", 0o600, nil),
    ] {
      try Data("\(password)\n".utf8).write(to: URL(fileURLWithPath: file))
      chmod(file, mode_t(mode))
      #expect(await (try MailServer(settings)).carry(message()) == expected)
    }
    #expect(try sink.mails.count == 1)
    try FileManager.default.removeItem(atPath: file)
    sink.remove()
  }

  @Test func `that is not there is unreachable`() async throws {
    let sink = try MailSink()
    let settings = settings(sink)
    sink.remove()
    #expect(await (try MailServer(settings)).carry(message()) == .unreachable)
    #expect(await (try MailServer(settings)).check() == .unreachable)
  }

  @Test(arguments: [
    "jo@voorbeeld.example>\r\nRCPT TO:<ander@voorbeeld.example", "jo@voorbeeld.example\nBcc: x@y.example", "jo", "",
    "jo@a@b", "jo @voorbeeld.example", "<jo@voorbeeld.example>",
    String(repeating: "j", count: 400) + "@voorbeeld.example",
  ])
  func `is never told an address that is two, or something else`(address: String) async throws {
    let sink = try MailSink()
    #expect(await (try MailServer(settings(sink))).carry(message(to: address)) == .refused)
    #expect(try sink.mails.isEmpty)
    sink.remove()
  }

  @Test func `takes a mail in the clear on this machine only, and from somebody`() throws {
    for (host, from, field) in [
      ("mail.voorbeeld.example", "a@korenaar.example", "mail.tls"), ("localhost", "niemand", "mail.from"),
      ("local host", "a@korenaar.example", "mail.tls"),
    ] {
      #expect(throws: Refusal(.settingInvalid, field: field)) {
        _ = try MailServer(MailSettings(host: host, port: 25, security: .none, from: from))
      }
    }
  }
}

@Suite struct `The text of a mail` {
  @Test(arguments: [
    "Bakkerij \"De Korenaar\"", "Café Zoë", "Naam\r\nBcc: ander@voorbeeld.example", String(repeating: "é", count: 200),
    "=?UTF-8?B?eA==?=", "👩‍👩‍👧 winkel", " ", "שלום",
  ])
  func `has a sender whose name adds no header`(name: String) async throws {
    let sink = try MailSink()
    let outgoing = OutgoingMessage(
      to: "jo@voorbeeld.example", sender: name, subject: name, text: "x\n", language: .en,
      at: Instant(rfc3339: "2026-03-02T12:00:00Z")!, id: Array(1...16))
    #expect(await (try MailServer(settings(sink))).carry(outgoing) == nil)
    let mail = try #require(try sink.mails.first)
    #expect(mail.problems == [] && mail.longestLine <= 78 && mail.headers.count == 10)
    #expect(mail.headers["Bcc"] == nil && mail.headers["From"]?.hasSuffix("<spaarkaart@korenaar.example>") == true)
    let seen = name.replacing("\r\n", with: "  ")
    #expect(mail.headers["Subject"]?.trimmingCharacters(in: .whitespaces) == seen.trimmingCharacters(in: .whitespaces))
    sink.remove()
  }

  @Test func `of any letters comes back the same, in lines that are not too long`() {
    var chance = SeededGenerator(seed: 11)
    let letters: [Character] = ["a", " ", "=", "\n", ".", "é", "👋", "\t", "\u{0}", "\u{7F}", "\u{2028}"]
    for _ in 1...2000 {
      let text = String(
        (0..<Int.random(in: 0...200, using: &chance)).map { _ in letters.randomElement(using: &chance)! })
      let encoded = MailText.quotedPrintable(text)
      let lines = String(decoding: encoded, as: UTF8.self).components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.last != " " && $0.last != "\t" })
      #expect(encoded.allSatisfy { $0 == 13 || $0 == 10 || (32...126).contains($0) })
      #expect(String(decoding: decoded(lines), as: UTF8.self) == text)
    }
  }

  /// Read by the rules of RFC 2045, 6.7, written apart from what wrote it.
  private func decoded(_ lines: [String]) -> [UInt8] {
    var out: [UInt8] = []
    for line in lines.dropLast() {
      var rest = Array(line.utf8)[...]
      var isSoft = false
      while let byte = rest.popFirst() {
        if byte != UInt8(ascii: "=") {
          out.append(byte)
        } else if rest.isEmpty {
          isSoft = true
        } else {
          out.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)!)
          rest = rest.dropFirst(2)
        }
      }
      if !isSoft { out.append(10) }
    }
    return out.isEmpty ? out : Array(out.dropLast())
  }
}
