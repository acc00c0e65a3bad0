import ZegelDesk
import ZegelDomain

/// Who called: where to write, in which language, and which house is meant when none is named.
struct Caller: Sendable {
  let console: Console
  let language: Language
  let house: String?
  /// What this process was started with.
  let environment: [String: String]
  /// How the settings say a house is opened; the executable knows how to read them.
  let options: @Sendable (HousePaths) async throws -> HouseOptions

  @TaskLocal static var current = Caller(
    console: .standard, language: .en, house: nil, environment: [:], options: { _ in HouseOptions() })
}

extension Console {
  static var current: Console { Caller.current.console }
}

extension Language {
  /// What this command answers in.
  static var spoken: Language { Caller.current.language }
}
