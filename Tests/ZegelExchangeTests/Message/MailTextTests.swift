import Testing
import ZegelDesk
import ZegelDomain

@testable import ZegelExchange

@Suite struct `A mail that advertises` {
  private func text(stop: String?) -> String {
    let message = OutgoingMessage(
      to: "lid@voorbeeld.example", sender: "De Korenaar", subject: "Aanbieding", text: "Vers brood.", language: .nl,
      at: Instant(milliseconds: 0), id: [UInt8](repeating: 7, count: 16), stop: stop)
    return String(decoding: MailText(message, from: "kaart@korenaar.example").bytes, as: UTF8.self)
  }

  @Test func `says to the mail program where one press stops it`() {
    let stop = "https://punten.korenaar.example/u/\(String(repeating: "a", count: 52))"
    let mail = text(stop: stop)
    #expect(
      mail.contains("\r\nList-Unsubscribe:\r\n <\(stop)>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
  }

  @Test func `and nothing of that where there is nothing to stop`() {
    #expect(!text(stop: nil).contains("List-Unsubscribe"))
  }

  @Test(arguments: [
    "http://punten.korenaar.example/u/a", "https://x/u/a>\r\nBcc: <b@voorbeeld.example", "https://x/\u{e9}",
    "mailto:a@b",
  ])
  func `nothing that is no sealed address becomes a header`(_ stop: String) {
    let mail = text(stop: stop)
    #expect(!mail.contains("List-Unsubscribe") && !mail.contains("Bcc"))
  }
}
