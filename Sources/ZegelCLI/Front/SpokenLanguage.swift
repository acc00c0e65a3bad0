import ZegelDomain

extension Language {
  /// `--language nl` or `--language=nl`; else Dutch where `LC_ALL`, `LC_MESSAGES` or `LANG` says so; else English.
  ///
  /// Looked for before the arguments are read, so that also a refusal of those is in the right language.
  static func asked(_ arguments: [String], _ environment: [String: String]) -> Language {
    for (place, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--language", place + 1 < arguments.count, let told = Language(rawValue: arguments[place + 1]) {
        return told
      }
      if argument.hasPrefix("--language="), let told = Language(rawValue: String(argument.dropFirst(11))) {
        return told
      }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("nl") == true ? .nl : .en
  }
}

/// One of two texts, in the language of this command.
func say(nl: String, en: String) -> String { Language.spoken == .nl ? nl : en }
