import ZegelDomain

/// Rows as bytes, the same for every engine. A row: 4 bytes length, then a value for each column: a byte that says what it
/// is (0 nothing, 1 number, 2 text, 3 bytes), then 8 bytes, or 4 bytes length and the value. Numbers are big-endian.
package enum RowCoding {
  package static let mostRowBytes = 64 << 20

  package static func encode(_ row: CopiedRow) -> [UInt8] {
    var body: [UInt8] = []
    for value in row {
      switch value {
      case .int(let number):
        body.append(CopiedTable.Kind.int.rawValue)
        body += bytes(UInt64(bitPattern: number), 8)
      case .text(let text): add(Array(text.utf8), .text, to: &body)
      case .blob(let blob): add(blob, .blob, to: &body)
      default: body.append(0)
      }
    }
    return bytes(UInt64(body.count), 4) + body
  }

  private static func add(_ value: [UInt8], _ kind: CopiedTable.Kind, to body: inout [UInt8]) {
    body.append(kind.rawValue)
    body += bytes(UInt64(value.count), 4)
    body += value
  }

  /// The row without its length; nil for anything `encode` would not have written.
  package static func decode(_ body: ArraySlice<UInt8>) -> CopiedRow? {
    var rest = body
    var row: CopiedRow = []
    while let kind = rest.popFirst() {
      if kind == 0 {
        row.append(.null)
        continue
      }
      guard let kind = CopiedTable.Kind(rawValue: kind), let length = take(kind == .int ? 8 : 4, &rest) else {
        return nil
      }
      if kind == .int {
        row.append(.int(Int64(bitPattern: length)))
        continue
      }
      guard length <= UInt64(rest.count) else { return nil }
      let value = rest.prefix(Int(length))
      rest = rest.dropFirst(Int(length))
      if kind == .blob {
        row.append(.blob(Array(value)))
      } else {
        guard let text = String(validating: value, as: UTF8.self) else { return nil }
        row.append(.text(text))
      }
    }
    return row
  }

  /// The length of the row that begins here; nil when it cannot be.
  package static func length(_ head: ArraySlice<UInt8>) -> Int? {
    var head = head
    guard let length = take(4, &head), length <= UInt64(mostRowBytes) else { return nil }
    return Int(length)
  }

  private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> UInt64? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func bytes(_ number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (UInt64($0) * 8)) }
  }
}

extension CopiedTable {
  /// Whether a row that came from outside can be one of this table's.
  package func accepts(_ row: CopiedRow) -> Bool {
    row.count == kinds.count
      && zip(row, kinds).allSatisfy { value, kind in
        switch (value, kind) {
        case (.null, _), (.int, .int), (.text, .text), (.blob, .blob): true
        default: false
        }
      }
  }
}
