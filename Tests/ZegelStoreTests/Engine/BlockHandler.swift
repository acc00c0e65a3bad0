import ZegelDomain
import ZegelStore

/// Writes a note of the same size for each job.
struct BlockHandler: BatchHandler {
  let block: String

  func handle(_ jobs: [Int64], in session: any SQLSession) throws -> [Result<Int64, any Error>] {
    try jobs.map { id in
      try addNote(id, block, in: session)
      return .success(id)
    }
  }
}

/// The refusal's code, nil when all went well, and `not-found` for what is no refusal at all.
func outcome(_ body: () async throws -> Void) async -> Refusal.Code? {
  do {
    try await body()
    return nil
  } catch { return (error as? Refusal)?.code ?? .notFound }
}
