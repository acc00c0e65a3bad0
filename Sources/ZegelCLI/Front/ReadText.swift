import Foundation
import ZegelDomain

/// A file that a person names; `-` is standard input. Refuses `file-unreadable`.
func readText(_ path: String) throws(Refusal) -> String {
  let data = path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
  guard let data, let text = String(validating: data, as: UTF8.self) else {
    throw Refusal(.fileUnreadable, field: "file", path)
  }
  return text
}
