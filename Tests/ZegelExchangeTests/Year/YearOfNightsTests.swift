import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(60))) struct `A year of nights` {
  /// `ZEGEL_NIGHTS=365` is each of them; else one a month.
  @Test func `that go wrong by chance ends with two houses and a party that agree on every file, receipt and member`()
    async throws
  {
    let nights = Int(ProcessInfo.processInfo.environment["ZEGEL_NIGHTS"] ?? "") ?? 12
    let year = try await YearOfNights(seed: 20_261_127, nights: nights)
    for night in 1...nights {
      try await year.day()
      try await year.night()
      if night == nights / 2 { try await year.rollOver() }
    }
    for _ in 0..<6 { try await year.night(YearOfNights.Fault.none) }
    let agreeing = try await year.agreeing(to: "marketing.email")
    #expect(agreeing == year.partner.list.values.sorted())
    for email in try await year.agreeing(to: "sharing.zuid") {
      #expect(try await year.houses.known(email) != nil)
    }
    for email in try await year.agreeing(to: "sharing.zuid", false) + year.gone {
      #expect(try await year.houses.known(email) == nil, "\(email)")
    }
    try await deliveriesAgree(year)
    for house in [year.first, year.second] {
      let report = try await house.desk.verifyTrail()
      #expect(report.problems.isEmpty, "\(report.problems)")
      let alarms = try await house.desk.exchangeAlarms()
      #expect(alarms.isEmpty, "\(alarms)")
      try nothingLiesOpen(house.desk.paths.directory + "/exchange")
    }
    print("a year of \(nights) nights:", year.happened.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    await year.remove()
  }

  /// What one house says it brought is what the other says it took in, number by number.
  private func deliveriesAgree(_ year: YearOfNights) async throws {
    for (from, to, channel) in [
      (year.first, year.second, "noord-members"), (year.first, year.second, "noord-stops"),
      (year.second, year.first, "zuid-stops"),
    ] {
      let brought = try await from.desk.deliveries(channel, most: 10_000).filter { $0.way == .out }
      let taken = try await to.desk.deliveries(channel, most: 10_000).filter { $0.way == .in }
      #expect(brought.map(\.sequence) == taken.map(\.sequence), "\(channel)")
      for (out, there) in zip(brought, taken) {
        #expect(out.manifestHash == there.manifestHash && out.fileHash == there.fileHash, "\(channel) \(out.sequence)")
        #expect(out.state == there.state && out.refusedRows == there.refusedRows, "\(channel) \(out.sequence)")
      }
    }
    for channel in ["acme-members", "acme-stops"] {
      let sent = try await year.first.desk.deliveries(channel, most: 10_000)
      #expect(sent.allSatisfy { $0.state == .accepted || $0.state == .refused }, "\(sent.filter { !$0.state.isOver })")
      #expect(sent.map(\.sequence) == (0..<Int64(sent.count)).map { Int64(sent.count) - $0 })
      for delivery in sent {
        let hash = try year.partner.house.manifestHash(year.partner.stem(channel, Int(delivery.sequence)))
        #expect(delivery.manifestHash?.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == hash)
      }
    }
  }

  /// Nobody's address is readable in what waits, was sent or lies in quarantine.
  private func nothingLiesOpen(_ folder: String) throws {
    // The program itself is there as a link.
    for path in FileManager.default.subpaths(atPath: folder) ?? [] where path != "server/zegel" {
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data()
      #expect(bytes.range(of: Data("voorbeeld".utf8)) == nil, "\(path)")
    }
  }
}
