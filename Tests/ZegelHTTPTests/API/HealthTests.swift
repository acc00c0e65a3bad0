import HTTPTypes
import HummingbirdTesting
import Testing

@testable import ZegelHTTP

@Suite struct `How the house is` {
  @Test func `health answers by itself, readiness asks the database`() async throws {
    try await Shop.open { shop in
      let health = try await shop.get("/health")
      #expect(health.text == #"{"status":"ok"}"#)
      let ready = try await shop.get("/ready")
      #expect(ready.text == #"{"status":"ok","programme_version":1}"#)
    }
  }

  @Test func `what happened is counted, in numbers only`() async throws {
    try await Shop.open { shop in
      for _ in 1...2 { _ = try await shop.post("/v1/sales", sale("1")) }
      _ = try await shop.post("/v1/sales", sale("2", card: "2990000009999"))
      _ = try await shop.get("/nowhere/2990000009999")
      let text = try await shop.get("/metrics").text
      let lines = Set(text.split(separator: "\n").map(String.init))
      #expect(lines.contains(#"zegel_requests_total{route="/v1/sales",status="201"} 1"#))
      #expect(lines.contains(#"zegel_requests_total{route="/v1/sales",status="200"} 1"#))
      #expect(lines.contains(#"zegel_requests_total{route="/v1/sales",status="404"} 1"#))
      #expect(lines.contains(#"zegel_requests_total{route="unknown",status="404"} 1"#))
      #expect(lines.contains(#"zegel_acts_total{kind="sale"} 1"#))
      #expect(lines.contains(#"zegel_refusals_total{code="card-unknown"} 1"#))
      #expect(lines.contains("zegel_replays_total 1"))
      #expect(lines.contains("zegel_faults_total 0"))
      #expect(lines.contains(#"zegel_request_seconds_count{route="/v1/sales"} 3"#))
      #expect(!text.contains("2990000009999"))
    }
  }
}
