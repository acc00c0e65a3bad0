import ZegelExchange

/// What an import came to, file by file and in all.
struct ImportSummary: Encodable {
  private(set) var files: [File] = []
  /// Of the files that were read in this run.
  private(set) var total = ImportTally()

  struct File: Encodable {
    let file: String
    let state: String
    let lines: Int64
    let tally: ImportTally
  }

  mutating func add(_ outcome: SaleImport.Outcome, of file: String) {
    files.append(
      File(file: file, state: outcome.state.rawValue, lines: outcome.lineCount, tally: outcome.tally))
    if outcome.state != .importedBefore { total = total + outcome.tally }
  }

  var refusedNow: Bool { total.refusedCount > 0 }

  func tell() {
    let console = Console.current
    for file in files where file.state == SaleImport.Outcome.State.importedBefore.rawValue {
      console.line(
        say(
          nl: "\(file.file): is al helemaal ingelezen, er komt niets bij",
          en: "\(file.file): is in already, nothing is added"))
    }
    let rows: [(String, Int)] =
      [
        (say(nl: "verkopen", en: "sales"), total.sales), (say(nl: "retouren", en: "returns"), total.returns),
        (say(nl: "waren er al", en: "already there"), total.alreadyThere),
        (say(nl: "zonder kaart", en: "without card"), total.withoutCard),
        (say(nl: "wachten op hun verkoop", en: "waiting for their sale"), total.waitingForSale),
        (say(nl: "retour van meer dan verkocht", en: "returned more than sold"), total.partlyUnknown),
      ]
      + total.refused.sorted { $0.key < $1.key }.map { (say(nl: "geweigerd", en: "refused") + ": \($0.key)", $0.value) }
    for (name, count) in rows where count > 0 { console.line("\(grouped(count).leftPadded(to: 12))  \(name)") }
    if refusedNow {
      console.talk(
        say(
          nl: "Wat nu is geweigerd en straks wel kan, komt er met --again alsnog bij.",
          en: "What is refused now and can be taken later comes in with --again."))
    }
  }
}

extension String {
  func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
