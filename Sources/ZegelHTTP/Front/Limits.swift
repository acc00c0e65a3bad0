import ZegelDesk
import ZegelDomain

/// How often who may do what.
///
/// Cards are guessed by naming numbers until one is known, so every answer "unknown card" costs a till something, on
/// whichever route. When it is used up, nothing with a card in it is looked at, known or not: else the wait itself would
/// tell them apart.
struct Limits: Sendable {
  private let calls: Allowance<TillID>
  private let unknownCards: Allowance<TillID>
  private let uploadedUnknownCards: Allowance<TillID>
  private let badKeys: Allowance<String>
  private let badLinks: Allowance<String>
  private let pages: Allowance<LinkToken>

  /// Of one link; somebody who reads and decides needs a few.
  static let pagesAMinute = 30.0

  /// A day of sales comes at once; so do its strange cards.
  static let uploadFactor = 50.0

  init(_ settings: ServerSettings) {
    let unknown = Double(settings.unknownCardsPerMinute)
    let keys = Double(settings.badKeysPerMinute)
    let burst = settings.callsPerSecond > 0 ? max(1, settings.callBurst) : 0
    calls = Allowance(perSecond: Double(settings.callsPerSecond), most: Double(burst))
    unknownCards = Allowance(perSecond: unknown / 60, most: unknown)
    uploadedUnknownCards = Allowance(perSecond: unknown * Limits.uploadFactor / 60, most: unknown * Limits.uploadFactor)
    badKeys = Allowance(perSecond: keys / 60, most: keys)
    badLinks = Allowance(perSecond: keys / 60, most: keys)
    pages = Allowance(perSecond: keys > 0 ? Limits.pagesAMinute / 60 : 0, most: keys > 0 ? Limits.pagesAMinute : 0)
  }

  func mayTryKey(from address: @autoclosure () -> String) -> Bool { badKeys.hasLeft(address()) }
  func spendKey(from address: String) { _ = badKeys.spend(address) }

  /// Counts a link that is none of ours. A good link works however many wrong ones came from where it is used: nobody can
  /// be kept from withdrawing by somebody else who guesses.
  func spendLink(from address: String) throws(Refusal) {
    guard badLinks.spend(address) else { throw Refusal(.tooManyRequests, field: "link") }
  }

  /// A good link that is called without an end leaves an entry each time, so it has to wait; a stop never does.
  func spendPage(of token: LinkToken) throws(Refusal) {
    guard pages.spend(token) else { throw Refusal(.tooManyRequests, field: "link") }
  }

  func spendCall(of till: TillID) throws(Refusal) {
    guard calls.spend(till) else { throw Refusal(.tooManyRequests) }
  }

  func mayUploadCard(_ till: TillID) -> Bool { uploadedUnknownCards.hasLeft(till) }
  func spendUploadedCard(_ till: TillID) { _ = uploadedUnknownCards.spend(till) }

  /// Does something that names a card, and counts when the answer is that it is not ours.
  func guarding<Answer>(_ till: TillID, _ body: () async throws -> Answer) async throws -> Answer {
    guard unknownCards.hasLeft(till) else { throw Refusal(.tooManyRequests, field: "card") }
    do {
      return try await body()
    } catch let refusal as Refusal where refusal.code == .cardUnknown {
      _ = unknownCards.spend(till)
      throw refusal
    }
  }

  /// For `Retry-After`; nil where waiting is not what helps.
  func retryAfter(for till: Till?, _ address: @autoclosure () -> String, _ refusal: Refusal) -> Int? {
    switch refusal.code {
    case .storageBusy: return 1
    case .tooManyRequests: break
    default: return nil
    }
    guard let till else { return badKeys.isLimited ? badKeys.secondsToWait(address()) : 1 }
    return refusal.field == "card" ? unknownCards.secondsToWait(till.id) : 1
  }
}
