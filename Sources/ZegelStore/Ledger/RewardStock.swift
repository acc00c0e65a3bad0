package import ZegelDomain

extension SQLSession {
  package func taken(_ reward: UInt16) throws -> Int64 {
    try query("SELECT taken FROM reward_stock WHERE reward_number = $1", [.int(Int64(reward))]) { $0.int(0) }.first ?? 0
  }

  /// The same for whoever is going to take one: where others write as well, they wait from here on.
  package func takenToChange(_ reward: UInt16) throws -> Int64 {
    guard dialect == .postgresql else { return try taken(reward) }
    try countFromZero(reward)
    return try query("SELECT taken FROM reward_stock WHERE reward_number = $1 FOR NO KEY UPDATE", [.int(Int64(reward))])
    {
      $0.int(0)
    }[0]
  }

  package func allTaken() throws -> [TakenReward] {
    try query("SELECT reward_number, taken FROM reward_stock ORDER BY reward_number", []) {
      TakenReward(reward: UInt16(truncatingIfNeeded: $0.int(0)), count: $0.int(1))
    }
  }

  /// Counts rewards as taken, or as back when `change` is below zero.
  package func changeTaken(_ reward: UInt16, by change: Int64) throws {
    try countFromZero(reward)
    try put(
      "UPDATE reward_stock SET taken = taken + $2 WHERE reward_number = $1", [.int(Int64(reward)), .int(change)])
  }

  private func countFromZero(_ reward: UInt16) throws {
    _ = try execute(
      "INSERT INTO reward_stock (reward_number, taken) VALUES ($1, 0) ON CONFLICT (reward_number) DO NOTHING",
      [.int(Int64(reward))])
  }
}
