import Logging
import ServiceLifecycle
import ZegelDesk
import ZegelDomain

/// Takes the leaves that acts left into the trail four times a second, and writes its heads to a second place: to a
/// directory with every new one, to a command a minute apart. None of it keeps a till waiting.
struct Sequencer: Service {
  let desk: Desk
  let secondPlace: SecondPlace
  let logger: Logger
  var pause = Duration.milliseconds(250)
  var commandPause = Duration.seconds(60)

  func run() async throws {
    await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        await cancelWhenGracefulShutdown {
          while !Task.isCancelled {
            await sequence()
            try? await Task.sleep(for: pause)
          }
        }
      }
      if let command = secondPlace.command {
        tasks.addTask {
          await cancelWhenGracefulShutdown { await tell(command) }
        }
      }
      await tasks.waitForAll()
    }
  }

  private func sequence() async {
    await attempt("trail sequenced") { try await desk.sequenceTrail() }
    guard let directory = secondPlace.directory else { return }
    await attempt("heads written") { try await desk.publishHeads(to: SecondPlace(directory: directory)) }
  }

  private func tell(_ command: String) async {
    var told: UInt64 = 0
    while !Task.isCancelled {
      await attempt("head told") {
        guard let size = try await desk.trailHead()?.size, size > told else { return }
        try await desk.publishHeads(to: SecondPlace(command: command))
        told = size
      }
      try? await Task.sleep(for: commandPause)
    }
  }

  /// What fails is tried again next time.
  private func attempt(_ what: Logger.Message, _ body: () async throws -> Void) async {
    do {
      try await body()
    } catch {
      logger.error(
        "trail round failed",
        metadata: [
          "round": "\(what)", "what": "\((error as? Fault)?.description ?? String(reflecting: type(of: error)))",
        ])
    }
  }
}
