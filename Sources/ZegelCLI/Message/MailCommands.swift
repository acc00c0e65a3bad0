import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MailCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "The mail server by which members are written to.", subcommands: [MailCheck.self])
}

struct MailCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Greet the mail server, log in and leave, without sending anything.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let options = try await Caller.current.options(common.paths)
    guard let mail = options.messages.mail else {
      throw Refusal(.messagesNotSetUp, field: "email", "mail.host")
    }
    if let trouble = await mail.check() {
      throw Refusal(.messageNotDelivered, field: "mail.host", trouble.rawValue)
    }
    Console.current.line(say(nl: "De mailserver doet het.", en: "The mail server works."))
  }
}
