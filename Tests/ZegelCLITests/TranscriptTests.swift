import Foundation
import Testing

@Suite struct `The command line` {
  /// `ZEGEL_TRANSCRIPTS=write` writes down what is said now; read it before it is committed.
  @Test(arguments: Transcript.names) func `says what its transcript says`(name: String) async throws {
    let transcript = try Transcript(name)
    let played = await transcript.played()
    if ProcessInfo.processInfo.environment["ZEGEL_TRANSCRIPTS"] == "write" {
      try Data(played.utf8).write(to: URL(fileURLWithPath: transcript.path))
    }
    #expect(played == transcript.written)
    transcript.remove()
  }
}
