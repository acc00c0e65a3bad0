import Foundation
public import ZegelDomain
import ZegelStore
import ZegelVault

/// What can be seen of a house from outside its acts; what it means is for the doctor to say.
public struct HouseHealth: Sendable {
  /// Of the newest migration, in a schema this program knows.
  public let schema: Int64
  /// What the database finds wrong with itself; empty when it is sound. It also refuses to open without WAL and full
  /// synchronising.
  public let damage: [String]
  public let keysAreOpenToOthers: Bool
  public let keysAreBesideTheData: Bool
  public let keysAreSealed: Bool
  /// How far the newest entry lies ahead of the clock; 0 when it does not.
  public let clockBehindMilliseconds: Int64
  public let freeBytes: Int64?
  public let databaseBytes: Int64
  public let logBytes: Int64
  public let accounts: Int64
  public let facts: Int64
  public let entries: Int64
  /// Whether accounts number as many facts and entries as there are.
  public let countsAgree: Bool
  /// Returns whose sale has not come.
  public let waitingReturns: Int64
  /// Accounts on which a date has passed and nothing was done yet; 200 at most.
  public let accountsDue: Int
  public let versions: Int
  public let trail: TrailHealth
  public let checkedAt: Instant
  /// Whether the programme file is the newest version; nil when there is no file.
  public let fileIsApplied: Bool?
  /// Whether the privacy file is the newest version; nil without a file, or while no version was applied.
  public let privacyFileIsApplied: Bool?
  public let assessment: AssessmentHealth
  /// By Dutch law.
  public let today: CalendarDay
  /// Nil while the house has no privacy policy.
  public let law: LawHealth?
  /// Parts of the newest programme version that count sensitive goods or are called after them, by today's list; an older
  /// Zegel, or an older list, let them through.
  public let sensitiveParts: [String]
  /// Keys of the exchange that end soon, or wait for a second person.
  public let exchangeKeyWarnings: [ExchangeKeyWarning]
  public let exchangeKeysToConfirm: [ExchangeKey]
  /// Those that do not open: a row was changed by hand.
  public let exchangeKeysChanged: [ExchangeKey]
  /// What is overdue with parties, and channels that fail.
  public let exchangeAlarms: [ExchangeAlarm]
}

/// What the law has against the policy in force, on a day and after it.
public struct LawHealth: Sendable {
  public let day: CalendarDay
  public let now: [PolicyProblem]
  public let ahead: [ProblemAhead]

  init(_ policy: PrivacyPolicy, on day: CalendarDay) {
    self.day = day
    now = policy.problems(on: day)
    ahead = policy.problemsAhead(of: day)
  }
}

extension Desk {
  public func health() async throws -> HouseHealth {
    let now = self.now
    let damage = try await store.integrityProblems()
    let sizes = try await store.sizes()
    let privacy = try? String(contentsOfFile: paths.privacy, encoding: .utf8)
    let file = try? String(contentsOfFile: paths.programme, encoding: .utf8)
    let (keysAreOpen, keysAreBeside) = (KeyFile.isOpenToOthers(paths.masterKey), paths.keysShareADiskWithTheData)
    let keysAreSealed = try KeyFile.look(paths.masterKey).work != nil
    let (freeBytes, policies, book) = (paths.freeBytes, self.policies, self.programmes)
    return try await store.read { session in
      let exchange = try session.exchangeKeys()
      let totals = try session.ledgerTotals()
      let programmes = try session.programmes()
      let policy = try policies.newest(in: session)?.policy
      return HouseHealth(
        schema: try session.newestMigration(), damage: damage, keysAreOpenToOthers: keysAreOpen,
        keysAreBesideTheData: keysAreBeside, keysAreSealed: keysAreSealed,
        clockBehindMilliseconds: max(0, (totals.newestRecordedAt ?? now).milliseconds - now.milliseconds),
        freeBytes: freeBytes, databaseBytes: Int64(sizes.database), logBytes: Int64(sizes.log),
        accounts: totals.accounts, facts: totals.facts, entries: totals.entries,
        countsAgree: totals.facts == totals.numberedFacts && totals.entries == totals.numberedEntries,
        waitingReturns: try session.waitingCount(), accountsDue: try session.accountsDue(by: now, most: 200).count,
        versions: programmes.count, trail: try session.trailHealth(), checkedAt: now,
        fileIsApplied: file.map { Digest256.of($0) == programmes.last?.hash },
        privacyFileIsApplied: try session.policies().last.flatMap { row in privacy.map { Digest256.of($0) == row.hash }
        },
        assessment: try session.assessmentHealth(policy, file: privacy, on: now.lawDay),
        today: now.lawDay,
        law: policy.map { LawHealth($0, on: now.lawDay) },
        sensitiveParts: try book.book(in: session).newest?.sensitiveParts(on: now.lawDay).map(\.path) ?? [],
        exchangeKeyWarnings: exchange.map(\.key).warnings(at: now),
        exchangeKeysToConfirm: exchange.map(\.key).filter { $0.state(at: now) == .proposed },
        exchangeKeysChanged: exchange.filter { (try? self.openedPublic($0)) == nil }.map(\.key),
        exchangeAlarms: try policy.map { try session.exchangeAlarms($0, at: now) } ?? [])
    }
  }
}

extension HousePaths {
  fileprivate var freeBytes: Int64? {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: data)
    return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value
  }
}
