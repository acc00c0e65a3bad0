public import ZegelDesk
import ZegelDomain

/// Brings the sales and returns of one file into the ledger.
///
/// A file is known by its contents. How far it has come is saved with what came of it, so a stopped import goes on
/// where it was, and a finished one adds nothing.
public struct SaleImport: Sendable {
  private let desk: Desk
  private let mapping: SaleMapping?
  private let rejects: RejectReport?
  private let again: Bool

  static let actsAPart = 512

  /// - Parameters:
  ///   - mapping: of a CSV file; nil is JSON lines, `pos-1`.
  ///   - again: read a finished file once more, from the front.
  public init(_ desk: Desk, mapping: SaleMapping? = nil, rejects: RejectReport? = nil, again: Bool = false) {
    self.desk = desk
    self.mapping = mapping
    self.rejects = rejects
    self.again = again
  }

  /// What became of a file.
  public struct Outcome: Sendable {
    public enum State: String, Sendable { case imported, resumed, importedBefore = "imported-before" }

    public let state: State
    /// Of the whole file, also of what came in before this run.
    public let tally: ImportTally
    public let lineCount: Int64
  }

  /// Told after each part.
  public struct Step: Sendable {
    public let byteCount: Int64
    /// Nil for standard input.
    public let totalBytes: Int64?
    public let eventCount: Int
  }

  /// How far a file has come: the last line that counts; nil when nothing of it has, or it is to be read again.
  public func reached(_ path: String) async throws -> Int64? {
    if again || path == "-" { return nil }
    return try await desk.importProgress(of: fingerprint(ofFile: path).hash)?.lineCount
  }

  /// - Parameter path: `-` is standard input, which cannot go on where it was.
  public func run(_ path: String, step: (Step) -> Void = { _ in }) async throws -> Outcome {
    let known = path == "-" ? nil : try fingerprint(ofFile: path)
    let before = again ? nil : try await known.asyncMap { try await desk.importProgress(of: $0.hash) } ?? nil
    if let before, before.isComplete {
      return Outcome(state: .importedBefore, tally: ImportTally(json: before.tally), lineCount: before.lineCount)
    }
    var run = ImportRun(
      desk: desk, rejects: rejects, path: path, fileHash: known?.hash, totalBytes: known?.byteCount, before: before)
    let source = try ByteSource(path)
    if let mapping {
      var items = try CSVSaleSource(source, mapping, offset: run.offset, line: run.line + 1)
      try await run.take(&items, step)
    } else {
      if run.offset > 0 { try source.skip(to: run.offset) }
      var items = PosItemSource(LineChunks(source, offset: run.offset, line: run.line + 1))
      try await run.take(&items, step)
    }
    return Outcome(state: before == nil ? .imported : .resumed, tally: run.tally, lineCount: run.line)
  }
}

extension Optional {
  fileprivate func asyncMap<Value>(_ body: (Wrapped) async throws -> Value) async rethrows -> Value? {
    if let self { try await body(self) } else { nil }
  }
}
