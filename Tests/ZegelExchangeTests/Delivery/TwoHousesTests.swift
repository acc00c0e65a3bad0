import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(5))) struct `Two houses` {
  @Test func `share who agreed, by themselves at night, and nobody else`() async throws {
    let houses = try await TwoHouses(at: start)
    _ = try await houses.first.join(1, consents: ["sharing.zuid": true])
    _ = try await houses.first.join(2, consents: ["sharing.zuid": false])
    // Seen for the first time by day: nothing is due yet.
    #expect(try await houses.night().isEmpty)
    houses.move(to: start.adding(milliseconds: 24 * 3_600_000))
    let done = try await houses.night()
    #expect(done.map(\.channel).sorted() == ["noord-members", "noord-members"], "\(done)")
    #expect(try await houses.known("lid1@voorbeeld.example") != nil)
    #expect(try await houses.known("lid2@voorbeeld.example") == nil)
    houses.move(to: start.adding(milliseconds: 26 * 3_600_000))
    _ = try await houses.night()
    #expect(try await houses.first.desk.deliveries("noord-members").map(\.state) == [.accepted])
    // Nobody said yes to anything here.
    let audience = try await houses.second.desk.audience(for: "marketing.email", by: houses.second.marketer)
    #expect(audience.members.isEmpty)
    await houses.remove()
  }
}

private let start = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000)
