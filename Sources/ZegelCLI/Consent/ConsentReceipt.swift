import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ConsentReceiptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Write down the newest decision of a member, for them to keep, and sign it.",
    discussion: """
      With all that the policy said when it was taken. json has the fields of ISO/IEC TS 27560:2023, dpv the words of \
      the W3C Data Privacy Vocabulary. `zegel consent verify` checks both files, anywhere.
      """)

  @OptionGroup var member: MemberArgument
  @OptionGroup var look: ConsentLook
  @OptionGroup var purpose: PurposeOption
  @Option(help: "json or dpv.", transform: { try oneOf($0) })
  var format = ReceiptFormat.json
  @Option(help: ArgumentHelp("Write the receipt to this new file. Else it is printed.", valueName: "file"))
  var to: String?
  @Option(help: ArgumentHelp("Write the signature to this new file.", valueName: "file"))
  var signature: String?
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let signed = try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: look.purpose, in: look.store.store)
      return try await desk.issueReceipt(
        of: id, for: purpose.purpose, seenFor: look.purpose, by: actor, in: look.store.store
      ) { format.bytes(of: $0) }
    }
    if let signature { try write(Array(signed.signature.utf8), "signature", signature) }
    if let to {
      try write(signed.bytes, "to", to)
    } else {
      Console.current.data(String(decoding: signed.bytes, as: UTF8.self))
    }
  }

  /// Readable by its owner alone; never in place of a file that was there.
  private func write(_ bytes: [UInt8], _ option: String, _ path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal(.directoryUnusable, field: option, path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(bytes))
    try file.synchronize()
  }
}
