import Foundation

/// A file for one test.
final class TempFile {
  let path: String

  init(_ text: String = "", name: String = UUID().uuidString) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(name)").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  var text: String { String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
