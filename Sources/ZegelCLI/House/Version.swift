import ArgumentParser

/// What this program is.
public let zegelVersion = "0.1.0"

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

  func run() { Console.current.line("zegel \(zegelVersion)") }
}
