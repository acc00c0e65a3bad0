import ArgumentParser
import Foundation
import Synchronization
import ZegelCLI
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// A page of commands with all they say: `$` a command, `!` its talk, `=` how it ended when not with 0.
///
/// `DIR` is a directory of its own with the fixtures in it; `DIR/credentials` is where systemd would have put some. Ids, keys, moments of now and sizes of disks are shown as `…`.
struct Transcript {
  let name: String
  private let directory: String
  /// Of the key that was told of last: `FINGERPRINT` in a command.
  private let fingerprint = LastFingerprint()

  static let names = [
    "cards", "doctor", "dpia", "enforcement", "exchange-keys", "exports", "help", "households", "imports", "keys",
    "languages",
    "members", "parties", "privacy", "programmes",
    "sales", "staff", "tills", "trail", "usage",
  ]

  init(_ name: String) throws {
    self.name = name
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: Transcript.folder("Fixtures"), toPath: directory)
  }

  func remove() { try? FileManager.default.removeItem(atPath: directory) }

  static func folder(_ name: String, file: String = #filePath) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name).path
  }

  var path: String { Transcript.folder("Transcripts") + "/\(name).txt" }

  var written: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

  /// The same commands, with what they say now.
  func played() async -> String {
    var text = ""
    for line in written.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") || (line.isEmpty && !text.hasSuffix("\n\n")) { text += line + "\n" }
      if line.hasPrefix("$ ") { text += line + "\n" + (await said(String(line.dropFirst(2)))) }
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  private func said(_ command: String) async -> String {
    var words = command.replacing("DIR", with: directory).replacing("FINGERPRINT", with: fingerprint.text).split(
      separator: " "
    ).map(String.init)
    var environment = ["LANG": "en_GB.UTF-8"]
    while words[0].hasPrefix("ZEGEL_"), let equals = words[0].firstIndex(of: "=") {
      environment[String(words[0][..<equals])] = String(words.removeFirst()[equals...].dropFirst())
    }
    switch words[0] {
    case "cat": return file(words[1])
    case "chmod":
      chmod(words[2], mode_t(words[1], radix: 8)!)
      return ""
    case "mv":
      rename(words[1], words[2])
      return ""
    default: return await answered(words, environment)
    }
  }

  private func answered(_ words: [String], _ environment: [String: String]) async -> String {
    let said = Mutex("")
    let console = Console(isWatched: false) { side, text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
      said.withLock { said in for line in lines { said += (side == .talk ? "! " : "") + line + "\n" } }
      return .done
    }
    let status = await CommandLineTool.run(
      Root.self, Array(words.dropFirst()), console: console, environment: environment,
      options: { _ in
        var options = HouseOptions().sealingQuickly
        options.keys.credentials = "\(directory)/credentials"
        options.publicAddress = environment["ZEGEL_PUBLIC_URL"].flatMap { PublicAddress($0) }
        return options
      })
    fingerprint.find(in: said.withLock { $0 })
    return settled(said.withLock { $0 }) + (status == .done ? "" : "= \(status.rawValue)\n")
  }

  private func file(_ path: String) -> String { settled((try? String(contentsOfFile: path, encoding: .utf8)) ?? "") }

  private static var recentDays: Set<String> {
    let now = Date()
    return Set([now, now.addingTimeInterval(-86_400)].map { String($0.ISO8601Format().prefix(10)) })
  }

  /// Without what is another each time.
  private func settled(_ text: String) -> String {
    text.replacing(directory, with: "DIR")
      // What is said is no comment of the page.
      .replacing(/(^|\n)#/) { "\($0.1) #" }
      .replacing(/(HH|[CATMSKR])-[0-9A-HJKMNP-TV-Z]{26}/) { "\($0.1)-…" }
      .replacing(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/, with: "UUID")
      .replacing(/(?m)^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/, with: "CODE")
      .replacing(/(z[ts])_[0-9a-f]{64}/) { "\($0.1)_…" }
      .replacing(/(20[0-9-]{8})T[0-9:]{8}(\.[0-9]{3})?Z/) { found in
        // An instant of now can fall on a whole second, and is then written like those that the fixtures tell.
        found.2 != nil || Transcript.recentDays.contains(String(found.1)) ? "NOW" : String(found.0)
      }
      .replacing(/\/m\/[0-9a-z]{52}/, with: "/m/…")
      .replacing(/SHA256:[0-9A-Za-z+\/]{43}/, with: "SHA256:…")
      .replacing(/ssh-ed25519 AAAA[0-9A-Za-z+\/=]+/, with: "ssh-ed25519 AAAA…")
      .replacing(/([0-9A-F]{4} ){9}[0-9A-F]{4}|\b[0-9A-F]{40}\b/, with: "FINGERPRINT")
      .replacing(/[0-9.,]+ MB/, with: "… MB")
      .replacing(/[0-9]+ [A-Za-z]+ 20[0-9]{2} (at|om) [0-9:]+/, with: "NOW")
  }
}

/// Fingerprints of new keys are others each time.
private final class LastFingerprint: Sendable {
  private let kept = Mutex("")

  var text: String { kept.withLock { $0 } }

  func find(in said: String) {
    let found = said.matches(of: /SHA256:[0-9A-Za-z+\/]{43}|([0-9A-F]{4} ){9}[0-9A-F]{4}/).last.map { String($0.0) }
    if let found { kept.withLock { $0 = found.replacing(" ", with: "") } }
  }
}

/// The program without its server.
private struct Root: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "zegel", subcommands: CommandLineTool.commands)
}
