import Foundation
import ZegelDomain

/// A line of the list of erasures, as a program leaves it that is killed right after.
struct ErasureLine {
  let path: String

  func write(_ id: MemberID) throws {
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let line = "{\"at\":\"2026-03-03T12:00:00.000Z\",\"kind\":\"member\",\"subject\":\"\(id)\"}\n"
    try Data(line.utf8).write(to: file)
  }
}
