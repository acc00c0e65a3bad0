import ZegelDomain

/// Who called: where to write, in which language, and which house is meant when none is named.
struct Caller: Sendable {
  let console: Console
  let language: Language
  let house: String?

  @TaskLocal static var current = Caller(console: .standard, language: .en, house: nil)
}

extension Console {
  static var current: Console { Caller.current.console }
}

extension Language {
  /// What this command answers in.
  static var spoken: Language { Caller.current.language }
}
