import ArgumentParser
import ZegelDesk
import ZegelDomain

struct TrailHeadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head", abstract: "Print the newest signed head of the trail, as a C2SP checkpoint.")

  @Flag(name: .long, help: "Print the key by which others check the heads, in place of the head.")
  var key = false

  @Option(
    name: .long, help: ArgumentHelp("Write the heads to a second place as well, as the server does.", valueName: "dir"))
  var to: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let text = try await common.withDesk { desk in
      if key { return try await desk.trailVerifierKey() + "\n" }
      try await desk.sequenceTrail()
      if let to { try await desk.publishHeads(to: SecondPlace(directory: to)) }
      return try await desk.trailHead()?.checkpoint ?? ""
    }
    Console.current.data(text)
  }
}
