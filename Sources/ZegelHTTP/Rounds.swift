import Logging
import ServiceLifecycle
import ZegelDesk

/// What has to happen without anybody asking: dates pass and messages leave every minute, accounts settle and members'
/// keys are renewed every hour, erasures that were cut off are finished, and openings go when their period is over.
///
/// Of several programs on one database, one does it.
struct Rounds: Service {
  let desk: Desk
  let logger: Logger
  var minute = Duration.seconds(60)
  /// How often the rounds are taken again while they are being done.
  var renewal = Duration.seconds(20)

  func run() async throws {
    await cancelWhenGracefulShutdown { await keepDoing() }
    try? await desk.leaveRounds()
  }

  private func keepDoing() async {
    var (minutes, hadThem) = (0, false)
    while !Task.isCancelled {
      let hasThem = await takesRounds()
      if hasThem && !hadThem { logger.info("does the rounds") }
      if hasThem { await whileRenewing { [minutes] in await doRounds(minutes) } }
      (minutes, hadThem) = (minutes + 1, hasThem)
      // Somebody who waits for the rounds looks more often than whoever has them.
      try? await Task.sleep(for: hasThem ? minute : renewal)
    }
  }

  private func doRounds(_ minutes: Int) async {
    await round("dates passed") { try await desk.passDates() }
    await round("messages sent") { try await desk.sendMessagesDue().sent }
    if minutes % 60 == 59 {
      await round("accounts settled") { try await desk.settleAccounts() }
      await round("members' keys renewed") { try await desk.rotateEpochs().rewrapped }
      await round("codes forgotten") { try await desk.forgetCodes() }
      await round("erasures finished") { try await desk.finishErasures() }
      await round("openings forgotten") { try await desk.forgetOpenings() }
    }
  }

  private func whileRenewing(_ body: @escaping @Sendable () async -> Void) async {
    await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: renewal)
          if !Task.isCancelled { _ = await takesRounds() }
        }
      }
      await body()
      tasks.cancelAll()
    }
  }

  private func takesRounds() async -> Bool {
    do { return try await desk.takeRounds() } catch {
      failed("rounds taken", error)
      return false
    }
  }

  /// One that fails is tried again next time; the house goes on.
  private func round(_ message: Logger.Message, _ body: () async throws -> Int) async {
    do {
      let count = try await body()
      logger.debug(message, metadata: ["accounts": "\(count)"])
    } catch {
      failed(message, error)
    }
  }

  private func failed(_ message: Logger.Message, _ error: any Error) {
    logger.error("round failed", metadata: ["round": "\(message)", "what": "\(type(of: error))"])
  }
}
