import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelHTTP

/// - Source: RFC 8058.
@Suite struct `The button of a mail program` {
  @Test func `stops what the mail was about, at once and without a redirect`() async throws {
    try await PageShop.open { shop in
      let (id, path) = try await shop.member(about: "marketing.email")
      let answer = try await shop.post(path.replacing("/m/", with: "/u/"), "List-Unsubscribe=One-Click")
      #expect(answer.status == .ok && answer.page.contains("Gestopt"))
      #expect(try await shop.audience == [])
      let last = try #require(try await shop.desk.consentHistory(of: id, by: shop.people.officer).last)
      #expect(last.decision == .withdrawn && last.route == "mail" && last.actor == "member")
    }
  }

  @Test func `may come as multipart, and from anywhere, and twice`() async throws {
    try await PageShop.open { shop in
      let (id, path) = try await shop.member(about: "marketing.email")
      let body =
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
      for _ in 1...2 {
        let answer = try await shop.post(
          path.replacing("/m/", with: "/u/"), body, type: "multipart/form-data; boundary=x",
          ["Sec-Fetch-Site": "cross-site"])
        #expect(answer.status == .ok)
      }
      #expect(try await shop.decisions(of: id) == [.given, .withdrawn])
    }
  }

  @Test(arguments: ["", "List-Unsubscribe=", "list-unsubscribe=One-Click", "List-Unsubscribe=one-click", "%"])
  func `anything else does nothing`(_ body: String) async throws {
    try await PageShop.open { shop in
      let (_, path) = try await shop.member(about: "marketing.email")
      let answer = try await shop.post(path.replacing("/m/", with: "/u/"), body)
      #expect(answer.status == .badRequest)
      #expect(try await shop.audience.count == 1)
    }
  }

  @Test func `no token and no address of a page is in the log`() async throws {
    let kept = KeptLog()
    var logger = Logger(label: "test") { _ in kept }
    logger.logLevel = .trace
    try await PageShop.open(ServerSettings(logLevel: .trace), logger: logger) { shop in
      let (id, path) = try await shop.member(about: "marketing.email")
      _ = try await shop.get(path)
      _ = try await shop.post(path.replacing("/m/", with: "/u/"), "List-Unsubscribe=One-Click")
      _ = try await shop.get("/m/wrong")
      let text = kept.text
      #expect(text.contains("/m/{token}") && text.contains("link-unknown"))
      #expect(!text.contains(path.dropFirst(3)) && !text.contains("wrong") && !text.contains("\(id)"))
    }
  }
}

private final class KeptLog: LogHandler, Sendable {
  private let lines = Mutex("")
  var text: String { lines.withLock { $0 } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }
  var logLevel: Logger.Level {
    get { .trace }
    set {}
  }

  func log(event: LogEvent) {
    lines.withLock { $0 += "\(event.level) \(event.message) \(event.metadata ?? [:])\n" }
  }
}
