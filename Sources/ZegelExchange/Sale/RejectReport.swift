import Foundation
import Synchronization
import ZegelDomain

/// Where the refused lines of an import are written down: `file,line,code,field`, never a value of theirs.
///
/// A row is on disk before the progress that passes its line is saved. What a stopped import wrote beyond its progress
/// is dropped when it goes on.
public final class RejectReport: Sendable {
  private let handle: FileHandle
  private let state = Mutex(State())

  private struct State {
    var last: (file: String, line: Int64)?
    var hasFailed = false
  }

  private static let head = "file,line,code,field\n"

  /// - Parameter reached: for each file that goes on, the last line that counts.
  public init(_ path: String, keeping reached: [String: Int64] = [:]) throws {
    let rows = try RejectReport.rows(path).filter { row in
      guard let (file, line) = RejectReport.place(row), let last = reached[file] else { return false }
      return line <= last
    }
    let text = RejectReport.head + rows.map { $0 + "\n" }.joined()
    guard (try? Data(text.utf8).write(to: URL(fileURLWithPath: path))) != nil,
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Refusal(.fileUnreadable, field: "rejects", path) }
    self.handle = handle
    _ = try handle.seekToEnd()
  }

  private static func rows(_ path: String) throws -> [Substring] {
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { return [] }
    let text = String(decoding: data, as: UTF8.self)
    // A file that is no report of ours is not written over.
    guard text.hasPrefix(head) else { throw Refusal(.fileUnreadable, field: "rejects", path) }
    return text.dropFirst(head.count).split(separator: "\n")
  }

  /// File names may hold commas; what stands behind them does not.
  private static func place(_ row: Substring) -> (file: String, line: Int64)? {
    let parts = row.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count >= 4, let line = Int64(parts[parts.count - 3]) else { return nil }
    let file = parts.dropLast(3).joined(separator: ",")
    return (file.hasPrefix("\"") ? String(file.dropFirst().dropLast()).replacing("\"\"", with: "\"") : file, line)
  }

  /// Told again what it was told before, it writes nothing: a transaction may be run once more.
  func add(_ refused: [RefusedLine], of file: String) {
    state.withLock { state in
      let new = refused.filter { row in state.last.map { $0.file != file || $0.line < row.line } ?? true }
      guard let end = new.last else { return }
      let rows = new.map { "\(csvField(file)),\($0.line),\($0.refusal.code.rawValue),\($0.refusal.field ?? "")\n" }
      do {
        try handle.write(contentsOf: Data(rows.joined().utf8))
        try handle.synchronize()
      } catch { state.hasFailed = true }
      state.last = (file, end.line)
    }
  }

  func check() throws {
    if state.withLock({ $0.hasFailed }) { throw Refusal(.storageFull, field: "rejects") }
  }
}

struct RefusedLine: Sendable {
  let line: Int64
  let refusal: Refusal
}

/// A text as one CSV field (RFC 4180).
func csvField(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
