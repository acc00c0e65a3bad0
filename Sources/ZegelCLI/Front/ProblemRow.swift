import ZegelDesk
import ZegelDomain

/// A problem in a file, as JSON.
struct ProblemRow: Encodable {
  let line, column: Int
  let path, message, remedy: String

  init(_ problem: FileProblem) {
    (line, column, path) = (problem.line, problem.column, problem.path)
    (message, remedy) = (problem.message[.spoken], problem.remedy[.spoken])
  }
}
