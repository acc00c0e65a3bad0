import ZegelStore

extension Desk {
  /// Does many acts, each with its own outcome, in the same order. They may be committed in several groups.
  public func post(all acts: [TillAct]) async throws -> [Result<Posted, any Error>] {
    try await poster.post(all: acts.map { job(for: $0) })
  }
}
