/// How the program ends; the table is in `docs/exit-codes.md`.
public enum ExitStatus: Int32, Sendable {
  case done = 0
  /// A refusal: the answer is no, and says why.
  case refused = 1
  /// The command line itself is not understood.
  case usage = 2
  /// A check ran to its end and found something wrong.
  case problemsFound = 3
  /// Some lines of a file were refused; the others are in.
  case linesRejected = 4
  /// Ours, not yours.
  case fault = 70
}

/// Ends a command that has said all there is to say.
struct Ending: Error {
  let status: ExitStatus
}
