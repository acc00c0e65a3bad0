import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ExchangeCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Show what a channel would send now, to whom and why or why not; writes nothing.",
    discussion: "Ends with 3 when something stands in the way.")

  @Argument(help: "The channel's id in the policy.")
  var channel: String
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (open, problems, keys, count) = try await common.withActor { desk, _ in
      let open = try await desk.channel(channel)
      return (
        open, try await desk.problems(of: open), await CheckedKeys(desk, open), try await desk.countNext(open)
      )
    }
    let (console, own) = (Console.current, open.channel)
    console.line(say(nl: "aan \(open.party.name)", en: "to \(open.party.name)") + " (\(own.place.shown))")
    console.line(
      "\(own.content.text[.spoken])" + (own.purpose.map { say(nl: ", voor \($0)", en: ", for \($0)") } ?? "")
        + (own.fields.isEmpty ? "" : ": " + own.fields.joined(separator: ", ")))
    if own.direction == .send {
      console.line(say(nl: "nu \(count) rijen", en: "\(count) rows now"))
    }
    for line in keys.lines { console.line(line) }
    for problem in problems {
      console.line("✘ \(problem.message[.spoken]) (\(problem.lawTexts[.spoken])): \(problem.remedy[.spoken])")
    }
    if !problems.isEmpty || !keys.isWhole { throw Ending(status: .problemsFound) }
    console.line(say(nl: "✔ niets staat in de weg", en: "✔ nothing stands in the way"))
  }
}

/// The keys that a channel needs, each as it is.
private struct CheckedKeys {
  private(set) var lines: [String] = []
  private(set) var isWhole = true

  init(_ desk: Desk, _ open: OpenChannel) async {
    let party = ExchangeKeyOwner.party(open.party.id)
    await check(desk, say(nl: "voor", en: "for"), party, .openpgp)
    await check(desk, say(nl: "getekend met", en: "signed with"), .house, .openpgp)
    if case .sftp = open.channel.place {
      await check(desk, "server", party, .sshHost)
      await check(desk, say(nl: "ingelogd met", en: "logs in with"), .house, .sshUser)
    }
  }

  private mutating func check(_ desk: Desk, _ word: String, _ owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind) async {
    do {
      for pinned in try await desk.exchangeKeys(of: owner, kind) {
        let end = pinned.key.facts.expiresAt.map {
          say(nl: ", tot \($0.written(in: .nl))", en: ", until \($0.written(in: .en))")
        }
        lines.append("\(word) \(pinned.key.facts.spokenFingerprint)\(end ?? "")")
      }
    } catch let refusal as Refusal where refusal.code == .exchangeKeyUnknown {
      isWhole = false
      lines.append("✘ \(word): " + missing(owner, kind))
    } catch {
      isWhole = false
      let refusal = error as? Refusal
      lines.append("✘ \(word): \(refusal?.message[.spoken] ?? "") \(refusal?.remedy[.spoken] ?? "")")
    }
  }

  private func missing(_ owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind) -> String {
    let flag = kind == .openpgp ? "" : " --\(kind.rawValue)"
    let command = owner == .house ? "make\(flag)" : "import FILE --party \(owner.text)\(flag)"
    return say(
      nl: "er is nog geen sleutel; doe `zegel exchange keys \(command)`",
      en: "there is no key yet; do `zegel exchange keys \(command)`")
  }
}
