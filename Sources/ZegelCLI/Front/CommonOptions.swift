import ArgumentParser
import ZegelDesk
import ZegelDomain

/// What every command that opens a house takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("The house's directory. Else ZEGEL_HOUSE, else this directory.", valueName: "dir"))
  var house: String?

  @OptionGroup var talk: TalkOptions

  var paths: HousePaths {
    let told = house ?? Caller.current.house ?? "."
    return HousePaths(told.isEmpty ? "." : told)
  }

  /// Opens the house, runs `body`, closes it.
  func withDesk<Value>(_ body: (Desk) async throws -> Value) async throws -> Value {
    let options = try await Caller.current.options(paths)
    guard options.databaseURL == nil else { return try await withDesk(options, body) }
    // A damaged page can show itself at any moment, not only when the house is opened.
    return try await paths.namingDamage(options.keeping.backupDirectory) { try await withDesk(options, body) }
  }

  private func withDesk<Value>(_ options: HouseOptions, _ body: (Desk) async throws -> Value) async throws -> Value {
    let desk = try await Desk.open(paths, options: options)
    do {
      let value = try await body(desk)
      // Where no server runs, nobody else does. What cannot be taken in now waits for the next command.
      _ = try? await desk.sequenceTrail()
      await desk.close()
      return value
    } catch {
      await desk.close()
      throw error
    }
  }
}

struct TalkOptions: ParsableArguments {
  /// Read before the others, by `Language.asked`.
  @Option(name: .long, help: ArgumentHelp("nl or en. Else as LANG says, else en.", valueName: "nl|en"))
  var language: LanguageChoice?
}

struct JSONOption: ParsableArguments {
  @Flag(name: .long, help: "Print JSON.")
  var json = false
}

enum LanguageChoice: String, ExpressibleByArgument, CaseIterable { case nl, en }
