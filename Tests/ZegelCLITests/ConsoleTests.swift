import ArgumentParser
import Synchronization
import Testing
import ZegelCLI
import ZegelDesk
import ZegelTestKit

@Suite struct `A reader that leaves` {
  @Test func `ends an export early, and well`() async throws {
    let house = try await TempHouse()
    try await house.cards((0..<3000).map { "ABC\(10000 + $0)" })
    let writes = Mutex(0)
    let console = Console(isWatched: false) { side, _ in
      if side == .data { writes.withLock { $0 += 1 } }
      return .noReader
    }
    let status = await CommandLineTool.run(
      Only.self, ["card", "list", "--house", house.paths.directory], console: console, environment: [:])
    #expect(status == .done)
    #expect(writes.withLock { $0 } == 1)
    await house.remove()
  }

  @Test func `is not a full disk: that is told`() async throws {
    let said = Mutex("")
    let console = Console(isWatched: false) { side, text in
      if side == .data { return .failed }
      said.withLock { $0 += text }
      return .done
    }
    let status = await CommandLineTool.run(Only.self, ["version"], console: console, environment: [:])
    #expect(status == .refused)
    #expect(said.withLock { $0 } == "zegel: error: the output could not be written\n")
  }
}

private struct Only: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "zegel", subcommands: CommandLineTool.commands)
}
