import ZegelDesk
import ZegelDomain

/// One reading of one file.
struct ImportRun {
  let desk: Desk
  let rejects: RejectReport?
  let path: String
  let fileHash: [UInt8]?
  let totalBytes: Int64?
  private(set) var tally: ImportTally
  private(set) var offset: Int64
  /// The last line that is in.
  private(set) var line: Int64

  init(
    desk: Desk, rejects: RejectReport?, path: String, fileHash: [UInt8]?, totalBytes: Int64?, before: ImportProgress?
  ) {
    self.desk = desk
    self.rejects = rejects
    self.path = path
    self.fileHash = fileHash
    self.totalBytes = totalBytes
    tally = before.map { ImportTally(json: $0.tally) } ?? ImportTally()
    offset = before?.byteOffset ?? 0
    line = before?.lineCount ?? 0
  }

  mutating func take(_ source: inout some ItemSource, _ step: (SaleImport.Step) -> Void) async throws {
    while let items = try await source.next() {
      var rest = items[...]
      while !rest.isEmpty {
        let part = rest.prefix(rest.partLength)
        try await post(Array(part), isLast: false)
        rest = rest.dropFirst(part.count)
        step(SaleImport.Step(byteCount: offset, totalBytes: totalBytes, eventCount: tally.eventCount))
      }
    }
    try await post([], isLast: true)
  }

  private mutating func post(_ items: [ImportItem], isLast: Bool) async throws {
    let acts = items.compactMap { try? $0.act.get() }
    let part = ImportPart(items: items, before: tally)
    let (end, last) = (items.last?.end ?? offset, items.last?.lastLine ?? line)
    let (fileHash, rejects, path) = (fileHash, rejects, path)
    let results = try await desk.postImported(acts) { results in
      let (tally, refused) = part.outcome(results)
      rejects?.add(refused, of: path)
      return fileHash.map {
        ImportProgress(fileHash: $0, byteOffset: end, lineCount: last, tally: tally.json, isComplete: isLast)
      }
    }
    try rejects?.check()
    tally = part.outcome(results).tally
    offset = end
    line = last
  }
}

extension ArraySlice<ImportItem> {
  /// What is posted at once; items that end at one place stay together, since who goes on there sees none of them.
  fileprivate var partLength: Int {
    guard count > SaleImport.actsAPart else { return count }
    let part = prefix(SaleImport.actsAPart)
    return part.count + dropFirst(part.count).prefix { $0.end == part.last?.end }.count
  }
}

/// Some events that are posted together.
private struct ImportPart: Sendable {
  let items: [ImportItem]
  let before: ImportTally

  /// `results` are those of the items that are acts, in their order.
  func outcome(_ results: [Result<Posted, Refusal>]) -> (tally: ImportTally, refused: [RefusedLine]) {
    var (tally, refused, place) = (before, [RefusedLine](), 0)
    for item in items {
      do throws(Refusal) {
        let act = try item.act.get()
        defer { place += 1 }
        tally.add(act, try results[place].get())
      } catch {
        tally.add(error)
        refused.append(RefusedLine(line: item.line, refusal: error))
      }
    }
    return (tally, refused)
  }
}
