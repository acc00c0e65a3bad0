import ArgumentParser
import Foundation
import ZegelDomain

/// Where a PDF goes: it is no text, and a terminal is no place for it.
struct OutputOption: ParsableArguments {
  @Option(help: ArgumentHelp("The file a PDF is written to; one that is there is never touched.", valueName: "file"))
  var output: String?

  func refuse(unless isPDF: Bool) throws {
    if isPDF != (output != nil) { throw ValidationError("--format pdf and --output go together") }
  }

  func write(_ bytes: [UInt8]) throws {
    guard let output else { return }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
    } catch { throw Refusal(.directoryUnusable, field: "output", output) }
  }
}
