import Hummingbird
import NIOCore

/// Writes JSON straight into a buffer: keys in the order they are written, nothing in between.
struct JSONText {
  private(set) var buffer: ByteBuffer
  private var needsComma = false

  init(capacity: Int = 1024) { buffer = ByteBufferAllocator().buffer(capacity: capacity) }

  mutating func object(_ body: (inout JSONText) throws -> Void) rethrows {
    separate()
    buffer.writeInteger(UInt8(ascii: "{"))
    needsComma = false
    try body(&self)
    buffer.writeInteger(UInt8(ascii: "}"))
    needsComma = true
  }

  mutating func array<S: Sequence>(_ items: S, _ body: (inout JSONText, S.Element) throws -> Void) rethrows {
    separate()
    buffer.writeInteger(UInt8(ascii: "["))
    needsComma = false
    for item in items { try body(&self, item) }
    buffer.writeInteger(UInt8(ascii: "]"))
    needsComma = true
  }

  mutating func key(_ name: StaticString) {
    separate()
    buffer.writeInteger(UInt8(ascii: "\""))
    buffer.writeStaticString(name)
    buffer.writeStaticString("\":")
    needsComma = false
  }

  mutating func key(_ name: String) {
    value(name)
    buffer.writeInteger(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func value(_ text: String) {
    separate()
    buffer.writeInteger(UInt8(ascii: "\""))
    writeEscaped(text)
    buffer.writeInteger(UInt8(ascii: "\""))
    needsComma = true
  }

  mutating func value(_ number: Int64) {
    separate()
    buffer.writeString(String(number))
    needsComma = true
  }

  mutating func value(_ isTrue: Bool) {
    separate()
    buffer.writeStaticString(isTrue ? "true" : "false")
    needsComma = true
  }

  mutating func null() {
    separate()
    buffer.writeStaticString("null")
    needsComma = true
  }

  /// Ends a line of newline-delimited JSON.
  mutating func endLine() {
    buffer.writeInteger(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { buffer.writeInteger(UInt8(ascii: ",")) }
  }

  private mutating func writeEscaped(_ text: String) {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      buffer.writeString(text)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case 0x22: buffer.writeStaticString("\\\"")
      case 0x5C: buffer.writeStaticString("\\\\")
      case 0x0A: buffer.writeStaticString("\\n")
      case 0..<0x20: buffer.writeString("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: buffer.writeInteger(byte)
      }
    }
  }
}

extension JSONText {
  mutating func field(_ name: StaticString, _ text: String) {
    key(name)
    value(text)
  }

  mutating func field(_ name: StaticString, _ number: Int64) {
    key(name)
    value(number)
  }

  mutating func field(_ name: StaticString, _ isTrue: Bool) {
    key(name)
    value(isTrue)
  }

  mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }
}
