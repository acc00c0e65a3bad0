import ZegelDomain
import ZegelStore

extension Desk {
  /// Holds each row of what went to parties and came from them against the newest note that the trail has of it.
  func verifyDeliveries(_ report: TrailReport) async throws -> TrailReport {
    try await store.read { session in
      var (report, notes, after) = (report, [String: DeliveryNote](), [UInt8]())
      while true {
        let page = try session.notes(after: after, most: 1000)
        for note in page {
          guard let note = DeliveryNote(note) else { continue }
          if let known = notes[note.name], known.isNewer(than: note) { continue }
          notes[note.name] = note
        }
        guard let last = page.last, page.count == 1000 else { break }
        after = last.id
      }
      try session.everyDelivery { row in
        report.rows += 1
        let name = "delivery \(row.channel) \(row.way.rawValue) \(row.sequence)"
        let note = notes.removeValue(forKey: name)
        if note == nil { report.found(.rowUnknown, name) }
        if let note, note.text != row.noteText { report.found(.rowChanged, name) }
      }
      for note in notes.values.sorted(by: { $0.name < $1.name }) { report.found(.rowMissing, note.name) }
      return report
    }
  }
}

/// What a note says of a delivery.
private struct DeliveryNote {
  /// `delivery CHANNEL WAY NUMBER`.
  let name: String
  let text: String
  private let at: Instant
  private let rank: Int

  init?(_ row: NoteRow) {
    var words = row.text.split(separator: " ")
    guard row.text.hasPrefix("delivery "), words.count > 4 else { return nil }
    words.removeFirst()
    if !words[0].contains("=") { words.removeFirst() }
    if words.last?.hasPrefix("by=") == true { words.removeLast() }
    var values: [Substring: Substring] = [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { values[parts[0]] = parts[1] }
    }
    guard let channel = values["channel"], let way = values["way"], let number = values["sequence"],
      let state = values["state"].flatMap({ DeliveryState(rawValue: String($0)) })
    else { return nil }
    name = "delivery \(channel) \(way) \(number)"
    text = words.joined(separator: " ")
    at = row.recordedAt
    rank = DeliveryState.allCases.firstIndex(of: state) ?? 0
  }

  /// Two of one moment stand in the order of their states.
  func isNewer(than other: DeliveryNote) -> Bool { (at, rank) > (other.at, other.rank) }
}
