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
    // Before anything has a key. Where the kernel says no, the house works all the same, and says so.
    if !LeaveNoMemory.now() {
      FileHandle.standardError.write(
        Data(
          "zegel: warning: keys can end up in a core file here / hier kunnen sleutels in een core-bestand komen\n".utf8)
      )
    }
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
