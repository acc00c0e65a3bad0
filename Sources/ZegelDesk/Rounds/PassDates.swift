import ZegelDomain
import ZegelStore

extension Desk {
  /// The round of dates: releases pending points, ends holds and expires lots whose moment has come. Answers how many
  /// accounts it touched. May run at any time, by any process, any number of times.
  public func passDates() async throws -> Int {
    let (programmes, now) = (self.programmes, self.now)
    var total = 0
    while true {
      let touched = try await store.write { session in
        let batch = PostBatch(session, now: now, book: try programmes.book(in: session))
        let due = try session.accountsDue(by: now, most: 200)
        for account in due { try batch.pass(account) }
        try batch.write()
        return due.count
      }
      total += touched
      if touched < 200 { return total }
    }
  }
}
