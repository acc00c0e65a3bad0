import ArgumentParser
import Foundation
import ZegelCLI

@main
struct Zegel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zegel", abstract: "Loyalty cards that can explain every point.",
    subcommands: [DemoCommand.self, ServeCommand.self] + CommandLineTool.commands)

  static func main() async {
    let status = await CommandLineTool.run(
      Zegel.self, Array(CommandLine.arguments.dropFirst()),
      options: { try await Settings.read($0, overrides: []).house })
    Foundation.exit(status.rawValue)
  }
}
