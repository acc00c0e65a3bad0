package import ZegelDomain

extension SQLSession {
  package func taken(_ reward: UInt16) throws -> Int64 {
    try query("SELECT taken FROM reward_stock WHERE reward_number = $1", [.int(Int64(reward))]) { $0.int(0) }.first ?? 0
  }

  package func allTaken() throws -> [TakenReward] {
    try query("SELECT reward_number, taken FROM reward_stock ORDER BY reward_number", []) {
      TakenReward(reward: UInt16(truncatingIfNeeded: $0.int(0)), count: $0.int(1))
    }
  }

  /// Counts rewards as taken, or as back when `change` is below zero.
  package func changeTaken(_ reward: UInt16, by change: Int64) throws {
    let changed = try execute(
      "UPDATE reward_stock SET taken = taken + $2 WHERE reward_number = $1", [.int(Int64(reward)), .int(change)])
    guard changed == 0 else { return }
    _ = try execute(
      "INSERT INTO reward_stock (reward_number, taken) VALUES ($1, $2)", [.int(Int64(reward)), .int(change)])
  }
}
