import Foundation
import ZegelDesk
import ZegelDomain

/// Where files of parties lie: as they came, and those that were not believed.
struct IncomingFiles {
  let folder: String
  let quarantine: String

  init(_ paths: HousePaths) throws {
    folder = "\(paths.directory)/exchange/incoming"
    quarantine = "\(paths.directory)/exchange/quarantine"
    for path in [folder, quarantine] {
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch { throw Refusal(.directoryUnusable, field: "exchange", path) }
    }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// What could not be believed stays as it came, with the reason beside it: a word, and nothing of what is inside.
  func quarantine(_ names: [String], _ stem: String, _ reason: String) {
    for name in names { rename(path(name), "\(quarantine)/\(name)") }
    _ = FileManager.default.createFile(
      atPath: "\(quarantine)/\(stem).reason", contents: Data("\(reason)\n".utf8), attributes: [.posixPermissions: 0o600]
    )
  }

  /// What a channel has had in quarantine since before `limit` is kept no longer: it may be somebody's data.
  ///
  /// - Law: Art. 5(1)(e) GDPR.
  func forgetQuarantine(of channel: String, before limit: Instant) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: quarantine)) ?? [] {
      var found = stat()
      guard name.hasPrefix(channel + "-"), lstat("\(quarantine)/\(name)", &found) == 0,
        Int64(found.st_mtim.tv_sec) < limit.seconds
      else { continue }
      unlink("\(quarantine)/\(name)")
    }
  }

  func remove(_ names: [String]) { for name in names { unlink(path(name)) } }

  /// At most so many bytes of a file; nil for a longer one, and for none.
  func bytes(_ name: String, atMost limit: Int) -> [UInt8]? {
    guard let handle = FileHandle(forReadingAtPath: path(name)) else { return nil }
    defer { try? handle.close() }
    let bytes = [UInt8]((try? handle.read(upToCount: limit + 1)) ?? Data())
    return bytes.count <= limit ? bytes : nil
  }
}
