/// Hands out a file's events in its own order, some at a time.
protocol ItemSource {
  /// Nil at the end.
  mutating func next() async throws -> [ImportItem]?
}

/// JSON lines, decoded on other threads while the writer writes; at most three chunks are ahead of it.
struct PosItemSource: ItemSource {
  static let mostAhead = 3

  private var chunks: LineChunks
  private var ahead: [Task<[ImportItem], Never>] = []

  init(_ chunks: LineChunks) { self.chunks = chunks }

  mutating func next() async throws -> [ImportItem]? {
    while ahead.count < PosItemSource.mostAhead, let chunk = try chunks.next() {
      ahead.append(Task.detached { chunk.posItems() })
    }
    return ahead.isEmpty ? nil : await ahead.removeFirst().value
  }
}
