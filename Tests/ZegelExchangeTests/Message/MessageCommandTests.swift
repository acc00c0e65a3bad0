import Foundation
import Testing
import ZegelDesk
import ZegelDomain

@testable import ZegelExchange

@Suite struct `A command that sends text messages` {
  private let message = OutgoingMessage(
    to: "+31612345678", sender: "De Korenaar", subject: "", text: "Uw code: \"7KQ2\"\nZoë", language: .nl,
    at: Instant(rfc3339: "2026-03-02T12:00:00Z")!, id: Array(1...16))

  @Test func `gets one line with number, text and language on its standard input, and nothing on its command line`()
    async throws
  {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)").path
    #expect(
      await MessageCommand("cat > \(file); tr '\\0' ' ' < /proc/$$/cmdline >> \(file).line").carry(message) == nil)
    let told = try String(contentsOfFile: file, encoding: .utf8)
    #expect(told == #"{"language":"nl","text":"Uw code: \"7KQ2\"\nZoë","to":"+31612345678"}"# + "\n")
    #expect(try !String(contentsOfFile: file + ".line", encoding: .utf8).contains("+316"))
    for path in [file, file + ".line"] { try FileManager.default.removeItem(atPath: path) }
  }

  @Test(arguments: [
    ("cat >/dev/null; exit 65", MessageTrouble.refused), ("exit 1", .commandFailed), ("/nowhere/send", .commandFailed),
    ("kill -9 $$", .commandFailed), ("sleep 60 & sleep 60", .timedOut),
  ])
  func `that does not take it over is told apart`(command: String, trouble: MessageTrouble) async {
    #expect(await MessageCommand(command, mostSeconds: 1).carry(message) == trouble)
  }

  @Test func `that reads nothing, or very slowly, keeps nobody waiting beyond its time`() async {
    let long = OutgoingMessage(
      to: "+31612345678", sender: "", subject: "", text: String(repeating: "x", count: 1 << 20), language: .nl,
      at: message.at, id: message.id)
    #expect(await MessageCommand("exit 0", mostSeconds: 2).carry(long) == nil)
    #expect(await MessageCommand("sleep 60", mostSeconds: 1).carry(long) == .timedOut)
    #expect(await MessageCommand("cat | wc -c > /dev/null", mostSeconds: 5).carry(long) == nil)
  }
}
