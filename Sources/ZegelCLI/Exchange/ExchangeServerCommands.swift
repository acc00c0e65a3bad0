import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeServerCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server", abstract: "The house's own drop box, where parties bring and fetch their files by SFTP.",
    subcommands: [
      ExchangeServerStart.self, ExchangeServerRun.self, ExchangeServerStop.self, ExchangeServerStatus.self,
    ])
}

struct ExchangeServerStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start the drop box in the background.",
    discussion: """
      Parties log in with the SSH key that two people pinned, and see the folders of their own channels and nothing else. \
      It runs as the account that starts it, never as root.
      """)

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (box, parties) = try await common.preparedBox()
    try box.start()
    box.state.show(parties)
  }
}

struct ExchangeServerRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the drop box in the foreground, for systemd and its like.")

  @OptionGroup var common: CommonOptions

  func run() async throws { try await common.preparedBox().box.become() }
}

struct ExchangeServerStop: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stop the drop box, and whoever is in it.",
    discussion: "What was half brought stays, and goes on where it was.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let box = try await common.dropBox()
    let wasRunning = box.state.isRunning
    box.stop()
    Console.current.line(
      wasRunning
        ? say(nl: "De brievenbus is gestopt.", en: "The drop box has stopped.")
        : say(nl: "De brievenbus stond niet aan.", en: "The drop box was not running."))
  }
}

struct ExchangeServerStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show whether the drop box runs, where, with which key, and who may come.",
    discussion: "Ends with 3 when it does not run.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let box = try await common.dropBox()
    let parties = try await common.refreshedBox()
    box.state.show(parties)
    if !box.state.isRunning { throw Ending(status: .problemsFound) }
  }
}

/// What sshd starts for a party that logged in; nobody types it.
struct ExchangeBox: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "box", shouldDisplay: false)

  @Argument var rules: String

  func run() async throws { try DropBox.serve(rules: rules) }
}

extension CommonOptions {
  func dropBox() async throws -> DropBox { DropBox(paths, try await Caller.current.options(paths).box) }

  /// Writes down who may come. - Returns: them.
  func refreshedBox() async throws -> [String] {
    let most = try await Caller.current.options(paths).box.mostBytes
    return try await withDesk { try await $0.refreshBox(mostBytes: most) }
  }

  func preparedBox() async throws -> (box: DropBox, parties: [String]) {
    let box = try await dropBox()
    try box.setUp(program: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return (box, try await refreshedBox())
  }
}

extension BoxState {
  func show(_ parties: [String]) {
    let console = Console.current
    console.line(
      isRunning
        ? say(
          nl: "De brievenbus luistert op \(host) poort \(port), gebruiker \(user).",
          en: "The drop box listens on \(host) port \(port), user \(user).")
        : say(nl: "De brievenbus staat niet aan.", en: "The drop box is not running."))
    if let fingerprint, let hostKey {
      console.line(say(nl: "Haar sleutel: ", en: "Its key: ") + fingerprint)
      console.line(hostKey)
    }
    console.line(
      parties.isEmpty
        ? say(nl: "Er mag nog niemand in.", en: "Nobody may come in yet.")
        : say(nl: "Wie erin mag: ", en: "Who may come in: ") + parties.joined(separator: ", "))
  }
}
