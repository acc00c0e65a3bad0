public import ZegelDomain

/// What is wrong in a programme or privacy file, where, and what to write instead.
public struct FileProblem: Sendable, Equatable {
  /// From 1; columns count characters.
  public let line: Int
  public let column: Int
  /// Such as `rules[2].per_amount`; empty for the file as a whole.
  public let path: String
  public let message: Texts
  public let remedy: Texts

  public init(line: Int, column: Int, path: String, message: Texts, remedy: Texts) {
    self.line = line
    self.column = column
    self.path = path
    self.message = message
    self.remedy = remedy
  }
}

/// All that is wrong in one file, in the order of the file; never empty.
public struct FileProblems: Error, Sendable, Equatable {
  public let all: [FileProblem]

  public init(_ all: [FileProblem]) { self.all = all }
}
