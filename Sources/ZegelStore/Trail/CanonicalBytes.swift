package import ZegelDomain

/// Rows as the bytes that a leaf's digest is made of; `docs/trail.md` has the format.
///
/// A row is the letter of its table and its columns in their order, each with a mark of its type: 0 nothing, 1 a whole
/// number (8 bytes, big-endian), 2 text and 3 bytes (length in 4 bytes before them). The same values give the same
/// bytes on every engine.
package struct CanonicalBytes: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() { bytes.reserveCapacity(1024) }

  package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func row(_ table: Character) { bytes.append(table.asciiValue!) }

  mutating func int(_ value: Int64) {
    bytes.append(1)
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func int(_ value: Int64?) { if let value { int(value) } else { bytes.append(0) } }

  mutating func text(_ value: String) {
    bytes.append(2)
    length(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func text(_ value: String?) { if let value { text(value) } else { bytes.append(0) } }

  mutating func blob(_ value: [UInt8]) {
    bytes.append(3)
    length(value.count)
    bytes.append(contentsOf: value)
  }

  mutating func blob(_ value: [UInt8]?) { if let value { blob(value) } else { bytes.append(0) } }

  private mutating func length(_ count: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: count).bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Rows that were made into bytes before.
  package mutating func add(_ made: [UInt8]) { bytes.append(contentsOf: made) }
}

extension CanonicalBytes {
  package mutating func add(_ row: FactRow, of account: AccountID) {
    fact(
      account.bytes, at: row.fact.at.milliseconds, row.fact.event.text, Int64(row.fact.number),
      Int64(row.fact.act.kind.rawValue), Int64(row.fact.version), encode(row.fact.act), encode(row.answer),
      row.recordedAt.milliseconds)
  }

  mutating func fact(
    _ account: [UInt8], at: Int64, _ event: String, _ number: Int64, _ kind: Int64, _ version: Int64, _ act: [UInt8],
    _ answer: [UInt8], _ recordedAt: Int64
  ) {
    row("F")
    blob(account)
    int(at)
    text(event)
    int(number)
    int(kind)
    int(version)
    blob(act)
    blob(answer)
    int(recordedAt)
  }

  package mutating func add(_ act: ActRow) {
    self.act(
      act.event.text, Int64(act.kind.rawValue), act.account?.bytes, at: act.at?.milliseconds, act.bodyHash)
  }

  mutating func act(_ event: String, _ kind: Int64, _ account: [UInt8]?, at: Int64?, _ bodyHash: [UInt8]?) {
    row("A")
    text(event)
    int(kind)
    blob(account)
    int(at)
    blob(bodyHash)
  }

  package mutating func add(_ entry: EntryRow) {
    let transfer = entry.transfer
    row("E")
    blob(entry.account.bytes)
    int(entry.number)
    int(Int64(entry.cause))
    int(Int64(transfer.lot.fact))
    int(Int64(transfer.lot.rule))
    int(Int64(transfer.unit))
    int(Int64(transfer.from.rawValue))
    int(Int64(transfer.to.rawValue))
    int(transfer.points)
    int(Int64(transfer.reason.rawValue))
    int(Int64(entry.version))
    int(transfer.at.milliseconds)
    int(entry.recordedAt.milliseconds)
  }

  package mutating func add(_ waiting: WaitingRow, recordedAt: Instant) {
    self.waiting(
      waiting.sale.text, waiting.event.text, at: waiting.at.milliseconds, encode(waiting.act), recordedAt.milliseconds)
  }

  mutating func waiting(_ sale: String, _ event: String, at: Int64, _ act: [UInt8], _ recordedAt: Int64) {
    row("W")
    text(sale)
    text(event)
    int(at)
    blob(act)
    int(recordedAt)
  }

  package mutating func add(_ row: ProgrammeRow) {
    self.row("P")
    int(Int64(row.number))
    text(row.text)
    blob(row.hash)
    int(row.startsAt.milliseconds)
    int(row.appliedAt.milliseconds)
  }

  package mutating func add(_ till: TillRow) {
    row("T")
    blob(till.id.bytes)
    text(till.store)
    text(till.till)
    blob(till.keyHash)
    int(till.addedAt.milliseconds)
    int(till.revokedAt?.milliseconds)
  }

  package mutating func add(_ house: HouseRow) {
    row("H")
    blob(house.id)
    blob(house.keyCheck)
    int(house.madeAt.milliseconds)
  }

  package mutating func add(_ run: ImportRow) {
    row("I")
    blob(run.fileHash)
    int(run.byteOffset)
    int(run.lineCount)
    text(run.tally)
    int(run.endedAt?.milliseconds)
  }

  package mutating func add(_ note: NoteRow) {
    row("N")
    blob(note.id)
    int(note.kind)
    text(note.text)
    int(note.recordedAt.milliseconds)
  }
}
