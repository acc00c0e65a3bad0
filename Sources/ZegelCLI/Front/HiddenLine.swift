import Foundation

/// Asks for the passphrase of the house's keys, on the terminal; nil when there is none.
@Sendable public func askPassphrase() -> String? {
  HiddenLine.ask(say(nl: "Wachtzin van de sleutels: ", en: "Passphrase of the keys: "))
}

/// A line that is typed and not seen.
enum HiddenLine {
  /// nil when no terminal belongs to this process, or when whoever sits there ends it with Ctrl-C or Ctrl-D.
  static func ask(_ question: String) -> String? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    return ask(question, on: terminal)
  }

  /// Byte by byte and without signals, so that no Ctrl-C leaves a terminal that shows nothing.
  static func ask(_ question: String, on terminal: Int32) -> String? {
    var usual = termios()
    guard tcgetattr(terminal, &usual) == 0 else { return nil }
    var hidden = usual
    hidden.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
    guard tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 else { return nil }
    defer {
      tcsetattr(terminal, TCSAFLUSH, &usual)
      write("\n", to: terminal)
    }
    write(question, to: terminal)
    return line(from: terminal)
  }

  private static func line(from terminal: Int32) -> String? {
    var typed: [UInt8] = []
    var byte: UInt8 = 0
    while typed.count <= 4096 {
      let count = read(terminal, &byte, 1)
      if count < 0 && errno == EINTR { continue }
      guard count == 1 else { return nil }
      switch byte {
      case 0x0A, 0x0D: return String(validating: typed, as: UTF8.self)
      case 0x03, 0x04: return nil
      case 0x15: typed = []
      case 0x08, 0x7F:
        // A whole letter: its last byte, and what continues it.
        while let last = typed.popLast(), last & 0xC0 == 0x80 {}
      default: typed.append(byte)
      }
    }
    return nil
  }

  private static func write(_ text: String, to terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = Foundation.write(terminal, bytes, bytes.count)
  }
}
