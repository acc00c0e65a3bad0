import ZegelDomain

/// Collects problems while a file is read on, so that one reading gives them all.
final class ProblemLog {
  /// Past this many the rest is noise.
  static let most = 200

  private(set) var problems: [FileProblem] = []
  private let lines: Int

  init(lines: Int) { self.lines = lines }

  func report(at place: Place, _ path: String, _ message: Texts, _ remedy: Texts) {
    guard problems.count < ProblemLog.most else { return }
    problems.append(
      FileProblem(
        line: min(max(1, place.line), lines), column: max(1, place.column), path: path, message: message,
        remedy: remedy))
  }

  var sorted: [FileProblem] {
    problems.sorted { ($0.line, $0.column, $0.path, $0.message.en) < ($1.line, $1.column, $1.path, $1.message.en) }
  }
}
