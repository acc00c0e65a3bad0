import Logging
import ServiceLifecycle
import ZegelDesk

/// What has to happen without anybody asking: dates pass every minute, accounts settle every hour.
struct Rounds: Service {
  let desk: Desk
  let logger: Logger
  var minute = Duration.seconds(60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var minutes = 0
      while !Task.isCancelled {
        await round("dates passed") { try await desk.passDates() }
        if minutes % 60 == 59 { await round("accounts settled") { try await desk.settleAccounts() } }
        minutes += 1
        try? await Task.sleep(for: minute)
      }
    }
  }

  /// One that fails is tried again next time; the house goes on.
  private func round(_ message: Logger.Message, _ body: () async throws -> Int) async {
    do {
      let count = try await body()
      logger.debug(message, metadata: ["accounts": "\(count)"])
    } catch {
      logger.error("round failed", metadata: ["round": "\(message)", "what": "\(type(of: error))"])
    }
  }
}
