import Logging
import ServiceLifecycle

/// What the channels to parties do by themselves; answers how much that was.
public typealias ChannelRound = @Sendable () async throws -> Int

/// Does the channels' round each minute, beside the others: a large file may take longer than a minute, and dates are to
/// pass meanwhile. Of several programs on one database each may: a channel is one program's at a time.
struct ChannelRounds: Service {
  let round: ChannelRound
  let logger: Logger
  let minute: Duration

  func run() async throws { await cancelWhenGracefulShutdown { await keepDoing() } }

  private func keepDoing() async {
    while !Task.isCancelled {
      do {
        let count = try await round()
        if count > 0 { logger.info("channels done", metadata: ["count": "\(count)"]) }
      } catch {
        logger.error("round failed", metadata: ["round": "channels", "what": "\(type(of: error))"])
      }
      try? await Task.sleep(for: minute)
    }
  }
}
