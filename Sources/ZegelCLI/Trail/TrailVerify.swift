import ArgumentParser
import ZegelDesk
import ZegelDomain

struct TrailVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute the trail from its leaves, and compare every row of the house with its leaf.",
    discussion: "Ends with 3 when something is not as it was.")

  @Option(
    name: .long,
    help: ArgumentHelp("Only what came after the last good check, or after so many leaves.", valueName: "last|size"))
  var since: SinceArgument?

  @Option(
    name: .long,
    help: ArgumentHelp("Compare with the heads that were written to a second place.", valueName: "dir"))
  var heads: String?

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let report = try await common.withDesk { desk in
      let progress = ProgressBox(say(nl: "controleren", en: "verifying"))
      let report = try await desk.verifyTrail(since: since?.since ?? .beginning, heads: heads) { done, total in
        progress.show(Double(done) / Double(max(total, 1)), count: done, unit: say(nl: "bladen", en: "leaves"))
      }
      progress.end()
      return report
    }
    if json.json { try printJSON(Answer(report)) } else { tell(report) }
    if report.problemCount > 0 { throw Ending(status: .problemsFound) }
  }

  private func tell(_ report: TrailReport) {
    let console = Console.current
    for problem in report.problems { console.line(problem.text[.spoken]) }
    if report.since > 0 {
      let since = grouped(report.since)
      console.talk(
        say(
          nl: "De eerste \(since) bladen en hun rijen zijn niet opnieuw bekeken.",
          en: "The first \(since) leaves and their rows were not looked at again."))
    }
    let (size, heads, rows) = (grouped(report.size), grouped(report.heads), grouped(report.rows))
    let found = grouped(report.problemCount)
    console.line(
      say(
        nl: "\(size) bladen, \(heads) hoofden, \(rows) keer rijen vergeleken: "
          + (report.problemCount == 0 ? "alles klopt" : "\(found) klopt niet"),
        en: "\(size) leaves, \(heads) heads, rows compared for \(rows): "
          + (report.problemCount == 0 ? "all is right" : "\(found) wrong")))
  }

  private struct Answer: Encodable {
    let size, since: UInt64
    let heads, rows, waiting, problemCount: Int
    let problems: [Problem]

    struct Problem: Encodable {
      let code, place, what: String
      let leaf: UInt64?
    }

    init(_ report: TrailReport) {
      (size, since) = (report.size, report.since)
      (heads, rows, waiting, problemCount) = (report.heads, report.rows, report.waiting, report.problemCount)
      problems = report.problems.map {
        Problem(code: $0.code.rawValue, place: $0.place, what: $0.text[.spoken], leaf: $0.leaf)
      }
    }
  }
}

/// `last`, or a number of leaves.
struct SinceArgument: ExpressibleByArgument {
  let since: TrailSince

  init?(argument: String) {
    if argument == "last" {
      since = .last
    } else if let size = UInt64(argument) {
      since = .size(size)
    } else {
      return nil
    }
  }
}
