import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new house: its keys, its database, a programme and a privacy policy to begin with.",
    discussion: "On a terminal it asks for what it is not told.")

  @Argument(help: "The directory; it is made when it is not there.")
  var directory: String

  @Option(name: .long, help: "The shop's name, as customers see it.")
  var name: String?

  @Option(
    name: .long, help: ArgumentHelp("A programme file to apply, in place of one to begin with.", valueName: "file"))
  var programme: String?

  @Option(
    name: .long,
    help: ArgumentHelp("postgresql://… for a house on a PostgreSQL server; else it is embedded.", valueName: "url"))
  var database: String?

  @Flag(name: .long, help: "Ask nothing, also on a terminal.")
  var noQuestions = false

  @OptionGroup var talk: TalkOptions

  func run() async throws {
    let paths = HousePaths(directory)
    let hasProgramme = FileManager.default.fileExists(atPath: paths.programme)
    if hasProgramme, programme != nil { throw Refusal(.houseExists, field: "programme.yaml") }
    // A programme that lies there already is the one to begin with.
    let text = try checkedProgramme(hasProgramme ? paths.programme : programme)
    let hasSettings = FileManager.default.fileExists(atPath: paths.settings)
    if hasSettings, database != nil { throw Refusal(.houseExists, field: "settings.yaml") }
    var options = try await Caller.current.options(paths)
    if let database { options.databaseURL = database }
    let desk = try await Desk.make(paths, options: options)
    do {
      if !hasProgramme { try write(text, paths.programme) }
      if !hasSettings { try write(InitCommand.settings(database), paths.settings) }
      _ = try await desk.applyProgramme(text)
      if !FileManager.default.fileExists(atPath: paths.privacy) {
        try write(PrivacyProfile.cornerShop.text(organisation: try await desk.currentProgramme().name), paths.privacy)
      }
      _ = try? await desk.sequenceTrail()
      await desk.close()
    } catch {
      await desk.close()
      throw error
    }
    let (console, key) = (Console.current, desk.paths.masterKey)
    console.line(say(nl: "Het huis staat in \(paths.directory).", en: "The house is in \(paths.directory)."))
    console.talk(
      say(
        nl:
          "Verzegel \(key) met `zegel keys seal`, en bewaar een kopie elders: zonder die sleutels zegt de database niets.",
        en:
          "Seal \(key) with `zegel keys seal`, and keep a copy elsewhere: without those keys the database says nothing."
      ))
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    // A database's address can hold a password.
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  private static func settings(_ database: String?) -> String {
    let usual = """
      # Everything runs without a line here. docs/settings.md has the whole list. For example:
      # server:
      #   port: 8480
      # log:
      #   level: info

      """
    guard let database else { return usual }
    let quoted = database.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return usual + "database:\n  url: \"\(quoted)\"\n"
  }

  /// Read before anything is made.
  private func checkedProgramme(_ file: String?) throws -> String {
    let text = try file.map { try readText($0) } ?? starter()
    let problems = checkProgramme(text)
    if problems.isEmpty { return text }
    for problem in problems { Console.current.talk(problem.text(file ?? "programme.yaml")) }
    throw Refusal(.programmeInvalid, field: "programme")
  }

  private func starter() -> String {
    let shop =
      name
      ?? answer(nl: "Hoe heet de winkel?", en: "What is the shop called?", usual: (nl: "Mijn winkel", en: "My shop"))
    if talk.language != nil { return StarterProgramme.text(name: shop, language: .spoken) }
    let told = answer(
      nl: "Uitleg in het programma: nl of en?", en: "Comments in the programme: nl or en?", usual: (nl: "nl", en: "en"))
    return StarterProgramme.text(name: shop, language: Language(rawValue: told.lowercased()) ?? .spoken)
  }

  private func answer(nl: String, en: String, usual: (nl: String, en: String)) -> String {
    let usual = say(nl: usual.nl, en: usual.en)
    guard !noQuestions, Console.current.isWatched, isatty(0) == 1 else { return usual }
    Console.current.talkOpen("\(say(nl: nl, en: en)) [\(usual)] ")
    let told = readLine()?.trimmingCharacters(in: .whitespaces) ?? ""
    return told.isEmpty ? usual : told
  }
}
