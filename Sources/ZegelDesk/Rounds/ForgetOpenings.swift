import ZegelDomain
import ZegelStore

extension Desk {
  /// The round that lets openings go when their period is over. Each is named in a note of the trail, in the same
  /// transaction: their leaves stay, and no other row can be missing. Answers how many went.
  ///
  /// - Law: Art. 5(1)(e) GDPR.
  public func forgetOpenings() async throws -> Int {
    let now = self.now
    let months = LegalRules.number(.openingMonths, on: now.lawDay)
    // A day later than the calendar says, so that no zone and no leap day makes it too early.
    let day = now.lawDay.adding(months: -months).adding(days: -1)
    let before = Instant(milliseconds: Int64(day.dayNumber) * 86_400_000)
    var total = 0
    while true {
      let note = surroundings.random(16)
      let count = try await store.write { session in
        let due = try session.openings(before: before, most: Desk.forgottenAtOnce)
        if due.isEmpty { return 0 }
        try session.leaveNote(.administration, ForgottenOpenings.text(due, before: day), id: note, at: now)
        for id in due { try session.deleteOpening(id) }
        return due.count
      }
      total += count
      if count < Desk.forgottenAtOnce { return total }
    }
  }

  private static let forgottenAtOnce = 500
}

/// The note that tells which openings went.
enum ForgottenOpenings {
  private static let start = "openings.forgotten before="

  static func text(_ ids: [[UInt8]], before day: CalendarDay) -> String {
    start + "\(day) ids=" + ids.map { "\(OpeningID(bytes: $0))" }.joined(separator: ",")
  }

  /// Which ones, when it is such a note.
  static func ids(in text: String) -> [OpeningID] {
    guard text.hasPrefix(start), let list = text.split(separator: "ids=").dropFirst().first else { return [] }
    return list.split(separator: ",").compactMap { OpeningID(String($0)) }
  }
}
