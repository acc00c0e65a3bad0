/// Where the embedded engine hands every commit to, so that a lost disk costs little. Called by one thread alone.
package protocol LogArchive: AnyObject, Sendable {
  /// How long a commit may wait to be copied, in milliseconds.
  var milliseconds: Int { get }

  /// Begins a generation; answers where its base, a whole image of the database, is to be written. What is appended from
  /// now on goes into it, and into the one before until `baseIsComplete`.
  func startGeneration() throws -> String

  /// Committed pages, in order: each 4 bytes page number, 4 bytes database size in pages after a commit or 0, both
  /// big-endian, and the page. On disk when it answers. Everything acknowledged before `instant` is in it or before it.
  func append(_ frames: [UInt8], readAt instant: Int64) throws

  /// The base is whole: from here the generation stands by itself.
  func baseIsComplete() throws

  /// Something was missed or could not be written: no generation goes on.
  func breakOff(because reason: String)

  /// Whether the newest base is old enough for another.
  var needsGeneration: Bool { get }

  /// Milliseconds UTC.
  func now() -> Int64
}
