import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct SaleImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring the sales and returns of files into the ledger.",
    discussion: """
      Files are JSON lines of the format pos-1, or CSV with --mapping. A stopped import goes on where it was; a file \
      that is in adds nothing.
      """)

  @Argument(help: "The files; - is standard input.")
  var files: [String]

  @Option(name: .long, help: ArgumentHelp("Write refused lines here, as file,line,code,field.", valueName: "file"))
  var rejects: String?

  @Option(name: .long, help: ArgumentHelp("How to read CSV: a JSON file, see docs/import.md.", valueName: "file"))
  var mapping: String?

  @Flag(name: .long, help: "Read files once more that are in already.")
  var again = false

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let mapping = try self.mapping.map { try SaleMapping(json: readText($0)) }
    let summary = try await common.withDesk(doing: "sale.import") { desk in
      let report = try await rejects.asyncMap { path in
        var reached: [String: Int64] = [:]
        let look = SaleImport(desk, again: again)
        for file in files { reached[file] = try await look.reached(file) }
        return try RejectReport(path, keeping: reached)
      }
      let work = SaleImport(desk, mapping: mapping, rejects: report, again: again)
      var summary = ImportSummary()
      for file in files { summary.add(try await take(file, work), of: file) }
      return summary
    }
    if json.json { try printJSON(summary) } else { summary.tell() }
    if summary.refusedNow { throw Ending(status: .linesRejected) }
  }

  private func take(_ file: String, _ work: SaleImport) async throws -> SaleImport.Outcome {
    let progress = Progress(file == "-" ? "stdin" : file)
    defer { progress.end() }
    var first: Int?
    return try await work.run(file) { step in
      first = first ?? step.eventCount
      let part = step.totalBytes.map { Double(step.byteCount) / Double(max($0, 1)) }
      progress.show(part, count: step.eventCount - (first ?? 0), unit: say(nl: "bonnen", en: "events"))
    }
  }
}
