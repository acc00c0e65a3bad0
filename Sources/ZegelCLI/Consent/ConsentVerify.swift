import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct ConsentVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a receipt with its signature; needs no house.")

  @Argument(help: ArgumentHelp("The receipt.", valueName: "file"))
  var file: String
  @Option(help: ArgumentHelp("The signature that came with it.", valueName: "file"))
  var signature: String
  @Option(help: ArgumentHelp("The house's key, as its `zegel trail head --key` prints it.", valueName: "key"))
  var key: String
  @OptionGroup var talk: TalkOptions

  func run() throws {
    guard let receipt = FileManager.default.contents(atPath: file) else {
      throw Refusal(.fileUnreadable, field: "file", file)
    }
    let house = try verifyReceipt(Array(receipt), signature: try readText(signature), key: key)
    Console.current.line(say(nl: "Ondertekend door \(house).", en: "Signed by \(house)."))
  }
}
