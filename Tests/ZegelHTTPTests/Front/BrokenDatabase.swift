import ZegelDesk
import ZegelStore
import ZegelTestKit

/// Takes a table away under the running house, as a damaged disk would.
func breakDatabase(of shop: Shop) async throws {
  _ = try await shop.house.desk.store.write { session in
    try session.execute("ALTER TABLE act RENAME TO act_gone", [])
  }
}
