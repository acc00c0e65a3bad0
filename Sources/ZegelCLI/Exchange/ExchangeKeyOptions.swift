import ArgumentParser
import ZegelDesk
import ZegelDomain

/// A kind of key as a flag.
enum KeyKindFlag: EnumerableFlag {
  case openpgp, sshHost, sshUser

  static func help(for value: KeyKindFlag) -> ArgumentHelp? {
    switch value {
    case .openpgp: "A key that seals and signs files."
    case .sshHost: "The key of a party's server."
    case .sshUser: "A key to log in with."
    }
  }

  var kind: ExchangeKeyKind {
    switch self {
    case .openpgp: .openpgp
    case .sshHost: .sshHost
    case .sshUser: .sshUser
    }
  }
}

struct KeyKindOption: ParsableArguments {
  @Flag var flag = KeyKindFlag.openpgp

  var kind: ExchangeKeyKind { flag.kind }
}

/// Whose key, and of which kind.
struct ExchangeKeyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The party's id in the policy; else the house's own.", valueName: "party"))
  var party: String?
  @OptionGroup var ofKind: KeyKindOption

  var kind: ExchangeKeyKind { ofKind.kind }
  var owner: ExchangeKeyOwner { party.map(ExchangeKeyOwner.party) ?? .house }
}

/// A fingerprint as people tell it, in groups or not.
struct FingerprintArgument: ParsableArguments {
  @Argument(help: "The fingerprint, in groups or not; else it is asked.")
  var fingerprint: [String] = []

  func text() throws(Refusal) -> String {
    if !fingerprint.isEmpty { return fingerprint.joined(separator: " ") }
    return try ValueInput(path: nil).line(say(nl: "Vingerafdruk", en: "Fingerprint"))
  }
}

extension ExchangeKey {
  /// What to compare, and what is to be done now.
  func tellProposed(_ algorithms: String? = nil) {
    let console = Console.current
    console.line(facts.spokenFingerprint)
    if let algorithms { console.line(algorithms) }
    if let end = facts.expiresAt {
      console.line(say(nl: "tot \(end.written(in: .nl))", en: "until \(end.written(in: .en))"))
    }
    let whose = facts.owner == .house ? "" : " --party \(facts.owner.text)"
    let kind = facts.kind == .openpgp ? "" : " --\(facts.kind.rawValue)"
    console.talk(
      facts.owner == .house
        ? say(
          nl: "Deze sleutel geldt zodra een tweede persoon `zegel exchange keys confirm\(kind)` doet.",
          en: "This key counts once a second person does `zegel exchange keys confirm\(kind)`.")
        : say(
          nl:
            "Laat een tweede persoon \(facts.owner.text) bellen, op een nummer dat u al had, de vingerafdruk laten voorlezen, en `zegel exchange keys confirm\(whose)\(kind)` doen.",
          en:
            "Let a second person call \(facts.owner.text), on a number you had before, have the fingerprint read aloud, and do `zegel exchange keys confirm\(whose)\(kind)`."
        ))
  }
}
