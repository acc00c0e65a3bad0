import ArgumentParser
import Foundation
import ZegelCLI
import ZegelDesk

@main
struct Zegel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zegel", abstract: "Loyalty cards that can explain every point.",
    subcommands: [DemoCommand.self, ServeCommand.self] + CommandLineTool.commands)

  static func main() async {
    let status = await CommandLineTool.run(
      Zegel.self, Array(CommandLine.arguments.dropFirst()),
      options: { paths in
        let settings = try await Settings.read(paths, overrides: [])
        var options = settings.house
        options.keeping = settings.keeping
        return options
      })
    Foundation.exit(status.rawValue)
  }
}
