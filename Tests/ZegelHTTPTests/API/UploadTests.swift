import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import ZegelDesk
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `Uploading what happened offline` {
  private let stream = "application/x-ndjson"

  private var history: [String] {
    let sales = (1...60).map { number in
      event(
        "\(number)", cents: Int64(number) * 37, card: number % 3 == 0 ? Shop.otherCard : Shop.card,
        at: "2026-03-0\(1 + number % 2)T10:\(10 + number % 50):00Z")
    }
    let returns = (1...20).map { number in
      #"{"schema":"pos-1","type":"return","event":"1-1-R\#(number)","refers_to":"1-1-\#(number)","#
        + #""timestamp":"2026-03-02T11:00:00Z","lines":[{"line":1,"qty":-1,"amount_cents":\#(-number * 37)}]}"#
    }
    return sales + returns
  }

  private func balances(_ shop: Shop) async throws -> [Int?] {
    [try await shop.points(), try await shop.points(of: Shop.otherCard)]
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `in any order and any number of times it gives what selling online gives`(_ seed: UInt64) async throws {
    try await Shop.open { online in
      for event in history {
        let path = event.contains("\"return\"") ? "/v1/returns" : "/v1/sales"
        #expect(try await online.post(path, event).status == .created)
      }
      let wanted = try await balances(online)
      try await Shop.open { offline in
        var generator = SeededGenerator(seed: seed)
        let shuffled = (history + history).shuffled(using: &generator)
        for _ in 1...2 {
          let answer = try await offline.post("/v1/uploads", shuffled.joined(separator: "\n"), type: stream)
          #expect(answer.status == .ok)
          #expect(answer.text.split(separator: "\n").count == shuffled.count)
        }
        #expect(try await balances(offline) == wanted)
        let report = try await offline.house.desk.verifyLedger()
        #expect(report.problems.isEmpty)
      }
    }
  }

  @Test func `each event gets its own answer, in the order they came`() async throws {
    try await Shop.open { shop in
      let foreign = event("5").replacing("\"event\":\"1-1-5\"", with: "\"event\":\"2-1-5\"")
      let unknown = event("2", card: "2990000009999")
      let events = [event("1"), event("1"), event("1", cents: 5), unknown, "{\"type\":5}", foreign]
      let statuses = [201, 200, 409, 404, 400, 403]
      let codes = [nil, nil, "event-conflict", "card-unknown", "input-malformed", "store-forbidden"]
      let whole = try await shop.post("/v1/uploads", #"{"events":[\#(events.joined(separator: ","))]}"#)
      let results = whole.json.objects("results")
      #expect(results.map { $0.int("status") } == statuses)
      #expect(results.map { $0.object("problem").text("code") } == codes)
      #expect(results.map { $0.int("line") } == [1, 2, 3, 4, 5, 6])
      #expect(results[0].text("event") == "1-1-1")
      #expect(results[0].object("points").int("available") == 14)
      #expect(!whole.text.contains("2990000009999"))
      let streamed = try await shop.post("/v1/uploads", events.joined(separator: "\r\n\n"), type: stream)
      let again = try streamed.text.split(separator: "\n").map { try Read(String($0)).int("status") }
      #expect(again == [200, 200, 409, 404, 400, 403])
    }
  }

  @Test func `a line that is no JSON, or too long, does not spoil the others`() async throws {
    try await Shop.open(ServerSettings(mostBodyBytes: 400)) { shop in
      let lines = ["nonsense", String(repeating: "x", count: 5000), event("1")]
      let answer = try await shop.post("/v1/uploads", lines.joined(separator: "\n"), type: stream)
      #expect(try answer.text.split(separator: "\n").map { try Read(String($0)).int("status") } == [400, 413, 201])
    }
  }

  @Test func `an empty upload has no results`() async throws {
    try await Shop.open { shop in
      let none = try await shop.post("/v1/uploads", #"{"events":[]}"#)
      #expect(none.text == #"{"results":[]}"#)
      #expect(try await shop.post("/v1/uploads", "", type: stream).text == "")
      #expect(try await shop.post("/v1/uploads", "{}").refusal == "400 input-malformed events")
    }
  }

  @Test func `guessing cards by upload ends as well`() async throws {
    try await Shop.open(ServerSettings(callsPerSecond: 0, unknownCardsPerMinute: 1)) { shop in
      let events = (1...600).map { event("\($0)", card: "29900000\(10000 + $0)") }
      let answer = try await shop.post("/v1/uploads", events.joined(separator: "\n"), type: stream)
      let statuses = try answer.text.split(separator: "\n").map { try Read(String($0)).int("status") }
      #expect(statuses.first == 404)
      // Some time passes meanwhile, and with it a few more guesses are allowed.
      #expect(statuses.count { $0 == 429 } > 50)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 64, 10_000])
  func `lines are found wherever the stream is cut`(_ size: Int) {
    let text = "one\n\ntwo\r\nthree and more\n" + String(repeating: "x", count: 50) + "\nfour"
    var splitter = LineSplitter(most: 20)
    var found: [String] = []
    func note(_ line: LineSplitter.Line) {
      if case .whole(let bytes) = line { found.append(String(buffer: bytes)) } else { found.append("too long") }
    }
    var rest = text[...]
    while !rest.isEmpty {
      splitter.add(.init(string: String(rest.prefix(size))))
      rest = rest.dropFirst(size)
      while let line = splitter.next() { note(line) }
    }
    if let line = splitter.last() { note(line) }
    #expect(found == ["one", "two\r", "three and more", "too long", "four"])
  }
}
