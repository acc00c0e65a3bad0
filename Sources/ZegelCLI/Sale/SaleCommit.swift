import ArgumentParser
import ZegelDesk
import ZegelDomain

/// One event of the format pos-1 from a file, for a store and till when it names none itself.
struct EventFile: ParsableArguments {
  @Argument(help: "A file with one event as JSON, pos-1; - is standard input.")
  var file: String

  @Option(name: .long, help: "The store, when the event does not name it.")
  var store: String?

  @Option(name: .long, help: "The till, when the event does not name it.")
  var till: String?

  func act(defaultType: String) throws -> TillAct {
    var text = try readText(file)
    let event = try text.withUTF8 { (bytes) throws(Refusal) in try PosEvent(json: UnsafeRawBufferPointer(bytes)) }
    return try event.act(store: store, till: till, defaultType: defaultType)
  }
}

struct SaleCommit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit", abstract: "Post one sale, and say what it earned and why.")

  @OptionGroup var event: EventFile
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let act = try event.act(defaultType: "sale")
    try await common.withDesk(doing: "sale.commit") { try await $0.post(act) }.tell(json: json.json)
  }
}

struct SaleReturn: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "Post one return or void, and say what it took back.")

  @OptionGroup var event: EventFile
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let act = try event.act(defaultType: "return")
    try await common.withDesk(doing: "sale.commit") { try await $0.post(act) }.tell(json: json.json)
  }
}
