import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct KeysSeal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Seal the keys with a new passphrase, also when they are sealed already.",
    discussion: """
      Asks for it twice on a terminal. The passphrase they have now comes from where the settings say. Copies made \
      before still open with what opened them then.
      """)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The new passphrase is the first line of this file, - is standard input; else it is asked.", valueName: "file"))
  var passphraseFile: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let options = try await Caller.current.options(common.paths)
    try await Desk.sealKeys(common.paths, options: options, with: newPassphrase)
    let look = try Desk.lookAtKeys(common.paths, options: options)
    Console.current.line(say(nl: "Verzegeld: \(look.path).", en: "Sealed: \(look.path)."))
    Console.current.talk(
      say(
        nl: "Maak nu een kopie elders, en vernietig de oude kopieën: die gaan open zonder deze wachtzin.",
        en: "Now make a copy elsewhere, and destroy the old copies: those open without this passphrase."))
  }

  private func newPassphrase() throws -> String {
    if let passphraseFile {
      // What opens the house later is not taken from such a file either.
      guard !isOpenToOthers(passphraseFile) else { throw Refusal(.passphraseExposed, field: "passphrase-file") }
      return String(try readText(passphraseFile).prefix { !$0.isNewline })
    }
    guard let new = HiddenLine.ask(say(nl: "Nieuwe wachtzin: ", en: "New passphrase: ")),
      let again = HiddenLine.ask(say(nl: "Nog een keer: ", en: "Once more: "))
    else { throw Refusal(.passphraseMissing, field: "passphrase-file") }
    guard new == again else { throw Refusal(.passphrasesDiffer, field: "passphrase") }
    return new
  }

  private func isOpenToOthers(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return false }
    return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o077 != 0
  }
}
