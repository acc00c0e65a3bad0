import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing
import ZegelDesk
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `The trail over HTTP` {
  @Test func `a till gets the proof of its own sale`() async throws {
    try await Shop.open { shop in
      _ = try await shop.post("/v1/sales", sale("1"))
      let answer = try await shop.get("/v1/sales/1-1-1/proof")
      #expect(answer.status == .ok)
      #expect(answer.json.int("index") == answer.json.int("size").map { $0 - 1 })
      #expect(answer.text.contains("c2sp.org/tlog-proof@v1"))
      #expect(try await shop.get("/v1/sales/1-1-1/proof", key: shop.otherKey).status == .notFound)
      #expect(try await shop.get("/v1/sales/1-1-9/proof").status == .notFound)
    }
  }

  @Test func `tiles are served as they are kept`() async throws {
    try await Shop.open { shop in
      try await shop.house.desk.sequenceTrail()
      let size = try await shop.house.desk.trailHead()?.size ?? 0
      let checkpoint = try await shop.get("/trail/checkpoint")
      #expect(try await shop.house.desk.trailHead()?.checkpoint == checkpoint.text)
      let tile = try await shop.get("/trail/tile/0/000.p/\(size)")
      #expect(tile.status == .ok && tile.body.readableBytes == Int(size) * 32)
      let leaves = try await shop.get("/trail/tile/entries/000.p/\(size)")
      #expect(leaves.body.readableBytes == Int(size) * 56)
      // What was a tile once still is.
      #expect(try await shop.get("/trail/tile/0/000.p/1").body.readableBytes == 32)
      for path in ["0/000", "0/001", "0/000.p/200", "9/000", "0/x001/000", "0/0", "entries/000", "x/x/x/x/x"] {
        #expect(try await shop.get("/trail/tile/\(path)").status == .notFound, "\(path)")
      }
    }
  }

  @Test(arguments: [false, true]) func `without a key they are for whom the house says`(isPublic: Bool) async throws {
    let settings = ServerSettings(trailIsPublic: isPublic)
    try await Shop.open(settings) { shop in
      try await shop.house.desk.sequenceTrail()
      for path in ["/trail/checkpoint", "/trail/tile/0/000.p/1"] {
        let answer = try await shop.client.execute(uri: path, method: .get)
        #expect(answer.status == (isPublic ? .ok : .unauthorized))
      }
      #expect(try await shop.client.execute(uri: "/v1/sales/1-1-1/proof", method: .get).status == .unauthorized)
    }
  }
}
