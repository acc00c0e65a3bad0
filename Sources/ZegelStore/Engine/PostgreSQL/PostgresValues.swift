import CPQ

/// The values of one statement in PostgreSQL's binary form, one after another in one buffer.
struct PostgresValues {
  private var bytes: [UInt8] = []
  private var spans: [Range<Int>?] = []
  private(set) var types: [UInt32] = []

  init(_ args: [SQLValue]) {
    bytes.reserveCapacity(args.count * 16)
    for value in args { add(value) }
  }

  /// Hands over what libpq wants: pointers, lengths, and that all of it is binary.
  func with<T>(_ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) throws -> T) rethrows -> T {
    // An empty buffer may have no address, and NULL is what a missing address means to libpq.
    try (bytes.isEmpty ? [0] : bytes).withUnsafeBytes { buffer in
      let start = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
      return try body(
        spans.map { $0.map { start + $0.lowerBound } }, spans.map { Int32($0?.count ?? 0) },
        Array(repeating: 1, count: spans.count))
    }
  }

  private mutating func add(_ value: SQLValue) {
    let start = bytes.count
    switch value {
    case .null:
      types.append(0)
      return spans.append(nil)
    case .int(let number):
      types.append(PostgresType.int8)
      append(number)
    case .text(let text):
      types.append(PostgresType.text)
      bytes.append(contentsOf: text.utf8)
    case .blob(let blob):
      types.append(PostgresType.bytea)
      bytes.append(contentsOf: blob)
    case .ints(let numbers):
      types.append(PostgresType.int8Array)
      appendArray(of: PostgresType.int8, numbers) { values, number in
        values.append(Int32(8))
        values.append(number)
      }
    case .texts(let texts):
      types.append(PostgresType.textArray)
      appendArray(of: PostgresType.text, texts) { values, text in
        values.append(Int32(text.utf8.count))
        values.bytes.append(contentsOf: text.utf8)
      }
    case .blobs(let blobs):
      types.append(PostgresType.byteaArray)
      appendArray(of: PostgresType.bytea, blobs) { values, blob in
        values.append(Int32(blob.count))
        values.bytes.append(contentsOf: blob)
      }
    }
    spans.append(start..<bytes.count)
  }

  /// One dimension, counted from 1; each element with its length in front, -1 for NULL.
  private mutating func appendArray<Element>(
    of type: UInt32, _ elements: [Element?], _ append: (inout PostgresValues, Element) -> Void
  ) {
    self.append(Int32(elements.isEmpty ? 0 : 1))
    self.append(Int32(elements.contains { $0 == nil } ? 1 : 0))
    self.append(Int32(bitPattern: type))
    guard !elements.isEmpty else { return }
    self.append(Int32(elements.count))
    self.append(Int32(1))
    for element in elements { if let element { append(&self, element) } else { self.append(Int32(-1)) } }
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
