import Foundation
import Testing

@testable import ZegelCLI

@Suite struct `A line that is typed unseen` {
  @Test func `is not shown, and the terminal is as it was afterwards`() throws {
    let terminal = try Terminal()
    #expect(terminal.echoes)
    let (line, shown) = try terminal.ask(typing: "geheim woord\n")
    #expect(line == "geheim woord")
    #expect(shown.contains("Wachtzin: ") && !shown.contains("geheim"))
    #expect(terminal.echoes)
  }

  @Test func `can be corrected, also in letters of more than one byte`() throws {
    #expect(try Terminal().ask(typing: "caf\u{E9}\u{7F}e\u{7F}\u{7F}fé\r").line == "café")
    #expect(try Terminal().ask(typing: "alles fout\u{15}goed\n").line == "goed")
  }

  @Test func `ends without an answer at Ctrl-C or Ctrl-D`() throws {
    for key in ["\u{03}", "\u{04}"] {
      let terminal = try Terminal()
      #expect(try terminal.ask(typing: "half\(key)").line == nil)
      #expect(terminal.echoes)
    }
  }

  @Test func `is not asked where there is no terminal`() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    #expect(HiddenLine.ask("Wachtzin: ", on: ends[0]) == nil)
    for end in ends { close(end) }
  }
}

/// Both ends of a terminal that nobody sits at.
private final class Terminal: Sendable {
  let keyboard: Int32
  let screen: Int32

  init() throws {
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    // What `unlockpt` and `ptsname` do, which Swift's Glibc does not have: TIOCSPTLCK and TIOCGPTN.
    var (lock, number): (Int32, Int32) = (0, 0)
    try #require(keyboard >= 0 && ioctl(keyboard, 0x4004_5431, &lock) == 0)
    try #require(ioctl(keyboard, 0x8004_5430, &number) == 0)
    screen = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(screen >= 0)
  }

  deinit {
    close(screen)
    close(keyboard)
  }

  var echoes: Bool {
    var state = termios()
    tcgetattr(screen, &state)
    return state.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Types once the question stands there.
  func ask(typing text: String) throws -> (line: String?, shown: String) {
    let typist = Thread { [keyboard] in
      var seen = [UInt8](repeating: 0, count: 256)
      _ = read(keyboard, &seen, seen.count)
      _ = write(keyboard, text, text.utf8.count)
    }
    typist.start()
    let line = HiddenLine.ask("Wachtzin: ", on: screen)
    var shown = [UInt8](repeating: 0, count: 256)
    let count = max(0, read(keyboard, &shown, shown.count))
    return (line, "Wachtzin: " + String(decoding: shown[..<count], as: UTF8.self))
  }
}
