import ZegelDesk
import ZegelDomain

/// One event of a file, or why it is none.
struct ImportItem: Sendable {
  /// The line it begins on, from 1.
  let line: Int64
  /// The file's offset behind it, and the last line before that.
  let end: Int64
  let lastLine: Int64
  let act: Result<TillAct, Refusal>
}

extension LineChunk {
  /// The events of its lines, one each; lines of nothing but space are passed over.
  func posItems() -> [ImportItem] {
    if isTooLong {
      return [ImportItem(line: line, end: offset + length, lastLine: line, act: .failure(LineChunk.tooLong))]
    }
    return bytes.withUnsafeBytes { read($0) }
  }

  private func read(_ bytes: UnsafeRawBufferPointer) -> [ImportItem] {
    var items: [ImportItem] = []
    var (start, number) = (0, line)
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
      let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      if !text.allSatisfy(isSpace) {
        let behind = offset + Int64(min(end + 1, bytes.count))
        items.append(ImportItem(line: number, end: behind, lastLine: number, act: act(text, number)))
      }
      (start, number) = (end + 1, number + 1)
    }
    return items
  }

  private static let tooLong = Refusal(.inputTooLarge, field: "line", String(LineChunks.longestLine))

  private func act(_ text: UnsafeRawBufferPointer, _ number: Int64) -> Result<TillAct, Refusal> {
    if text.count > LineChunks.longestLine { return .failure(LineChunk.tooLong) }
    // Some programs begin a file with a byte order mark.
    let hasMark = number == 1 && text.starts(with: [0xEF, 0xBB, 0xBF])
    let text = hasMark ? UnsafeRawBufferPointer(rebasing: text[3...]) : text
    return Result { () throws(Refusal) in try PosEvent(json: text).act() }
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
