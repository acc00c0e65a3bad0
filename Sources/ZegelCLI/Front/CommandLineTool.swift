public import ArgumentParser
import Foundation
public import ZegelDesk
import ZegelDomain

/// Reads a command line, runs it, and turns whatever comes of it into text and an exit status.
public enum CommandLineTool {
  /// Every command of this room, for the executable to complete with its own.
  public static let commands: [any ParsableCommand.Type] = [
    InitCommand.self, DoctorCommand.self, ProgrammeCommands.self, PrivacyCommands.self, PartyCommands.self,
    StaffCommands.self, MailCommands.self, ExchangeCommands.self,
    MemberCommands.self, HouseholdCommands.self, ConsentCommands.self, CardCommands.self, SaleCommands.self,
    LedgerCommands.self,
    TrailCommands.self, TillCommands.self, RoundsCommands.self, BackupCommands.self,
    RestoreCommand.self, MoveCommand.self, KeysCommands.self, VersionCommand.self,
  ]

  /// Runs one command to its end; `environment` nil is the process's own.
  public static func run(
    _ root: (some AsyncParsableCommand).Type, _ arguments: [String], console: Console = .standard,
    environment: [String: String]? = nil,
    options: @escaping @Sendable (HousePaths) async throws -> HouseOptions = { _ in HouseOptions() }
  ) async -> ExitStatus {
    let environment = environment ?? ProcessInfo.processInfo.environment
    // A reader that leaves early must not kill a writer in the middle of an import.
    signal(SIGPIPE, SIG_IGN)
    let language = Language.asked(arguments, environment)
    let caller = Caller(
      console: console, language: language, house: environment["ZEGEL_HOUSE"], environment: environment,
      options: options)
    let status = await Caller.$current.withValue(caller) { await ended(root, arguments, console) }
    console.flush()
    return console.hasFailed ? unwritten(console, language) : status
  }

  private static func unwritten(_ console: Console, _ language: Language) -> ExitStatus {
    let texts = Texts(nl: "de uitvoer kon niet worden geschreven", en: "the output could not be written")
    console.talk("zegel: error: \(texts[language])")
    return .refused
  }

  private static func ended(
    _ root: (some AsyncParsableCommand).Type, _ arguments: [String], _ console: Console
  ) async -> ExitStatus {
    do {
      var command = try root.parseAsRoot(arguments)
      if var async = command as? any AsyncParsableCommand { try await async.run() } else { try command.run() }
      return .done
    } catch let ending as Ending {
      return ending.status
    } catch let refusal as Refusal {
      for line in refusal.lines(in: .spoken) { console.talk(line) }
      return .refused
    } catch let problems as FileProblems {
      for problem in problems.all { console.talk(problem.text("programme.yaml")) }
      return .refused
    } catch let fault as Fault {
      console.talk("zegel: fault: \(fault.what)")
      return .fault
    } catch {
      return end(root, error, console)
    }
  }

  /// Help, or what was wrong with the arguments.
  private static func end(_ root: (some AsyncParsableCommand).Type, _ error: any Error, _ console: Console)
    -> ExitStatus
  {
    let code = root.exitCode(for: error)
    let text = root.fullMessage(for: error)
    if code == .success {
      console.line(text)
      return .done
    }
    if code == .validationFailure {
      console.talk(text.hasPrefix("Error: ") ? "zegel: error: " + text.dropFirst(7) : text)
      return .usage
    }
    // The type says what kind it was, and its text could hold anything.
    console.talk("zegel: fault: \(type(of: error))")
    return .fault
  }
}
