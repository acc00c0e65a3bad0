import Foundation

/// Runs `body` with a directory that is gone afterwards.
func withPlace<T>(_ body: (String) async throws -> T) async throws -> T {
  let place = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-place-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: place) }
  return try await body(place)
}

/// The refusal that a body ends with.
func refusal(_ body: () async throws -> Void) async -> String? {
  do {
    try await body()
    return nil
  } catch { return "\(error)" }
}

/// Overwrites bytes in the middle of a file.
func garble(_ path: String, at offset: Int? = nil) throws {
  let file = FileHandle(forUpdatingAtPath: path)!
  let size = try file.seekToEnd()
  try file.seek(toOffset: UInt64(offset ?? Int(size) / 2))
  try file.write(contentsOf: Data([0xDE, 0xAD, 0xBE, 0xEF]))
  try file.close()
}
