import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct TrailExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say in words what a leaf of the trail is, and where it stands.")

  @Argument(help: "An event's key, C-… of a card, T-… of a till, programme:VERSION, or the number of a leaf.")
  var id: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let name = try trailName(id)
    let explanation = try await common.withDesk { try await $0.explainLeaf(name) }
    for line in explanation.lines { Console.current.line(line[.spoken]) }
  }
}

struct TrailExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the whole trail to a directory, as C2SP tlog-tiles.",
    discussion: "Check it with tools/verify-trail.py, which needs nothing of Zegel.")

  @Argument(help: "The directory; files in it are written over.")
  var directory: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let directory = directory
    let size = try await common.withDesk { desk in
      try await desk.exportTrail { path, bytes in
        let file = URL(fileURLWithPath: directory).appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
    }
    Console.current.line(
      say(nl: "\(grouped(size)) bladen in \(directory)", en: "\(grouped(size)) leaves in \(directory)"))
  }
}
