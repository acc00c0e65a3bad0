extension Refusal {
  /// Why; stable, listed in `docs/refusals.md`, and never reused for something else.
  public enum Code: String, Sendable, CaseIterable {
    // Cards
    case cardUnknown = "card-unknown"
    case cardBlocked = "card-blocked"
    case cardReplaced = "card-replaced"
    case cardNumberMalformed = "card-number-malformed"
    case cardAlreadyKnown = "card-already-known"
    case cardNotBlocked = "card-not-blocked"
    case cardRangeExhausted = "card-range-exhausted"
    // Sales
    case saleTooLarge = "sale-too-large"
    case amountOutOfRange = "amount-out-of-range"
    case quantityOutOfRange = "quantity-out-of-range"
    case currencyMismatch = "currency-mismatch"
    case lineRepeated = "line-repeated"
    case taxMissing = "tax-missing"
    case timestampMalformed = "timestamp-malformed"
    case timestampInFuture = "timestamp-in-future"
    case beyondReach = "beyond-reach"
    case storeUnknown = "store-unknown"
    case storeForbidden = "store-forbidden"
    case eventConflict = "event-conflict"
    case eventUnknown = "event-unknown"
    case eventOfOtherKind = "event-of-other-kind"
    case alreadyUndone = "already-undone"
    case textOutOfRange = "text-out-of-range"
    case inputMalformed = "input-malformed"
    case inputTooLarge = "input-too-large"
    // Rewards, payment and holds
    case balanceTooLow = "balance-too-low"
    case rewardUnknown = "reward-unknown"
    case rewardNotValid = "reward-not-valid"
    case rewardOutOfStock = "reward-out-of-stock"
    case rewardLimitReached = "reward-limit-reached"
    case paymentNotOffered = "payment-not-offered"
    case paymentTooSmall = "payment-too-small"
    case holdUnknown = "hold-unknown"
    case holdEnded = "hold-ended"
    // Programme and house
    case programmeMissing = "programme-missing"
    case programmeInvalid = "programme-invalid"
    case programmeUnchanged = "programme-unchanged"
    case versionUnknown = "version-unknown"
    case startsTooEarly = "starts-too-early"
    case houseMissing = "house-missing"
    case houseExists = "house-exists"
    case houseNewer = "house-newer"
    case keysMissing = "keys-missing"
    case keysDamaged = "keys-damaged"
    case passphraseMissing = "passphrase-missing"
    case passphraseWrong = "passphrase-wrong"
    case passphraseExposed = "passphrase-exposed"
    case passphraseCommandFailed = "passphrase-command-failed"
    case passphraseTooShort = "passphrase-too-short"
    case passphrasesDiffer = "passphrases-differ"
    case settingInvalid = "setting-invalid"
    case fileUnreadable = "file-unreadable"
    case mappingInvalid = "mapping-invalid"
    // Trail
    case trailLeafUnknown = "trail-leaf-unknown"
    case trailSizeUnknown = "trail-size-unknown"
    case houseInUse = "house-in-use"
    case directoryUnusable = "directory-unusable"
    case databaseDamaged = "database-damaged"
    // Backup and restore
    case backupMissing = "backup-missing"
    case backupIncomplete = "backup-incomplete"
    case backupDamaged = "backup-damaged"
    case backupOfOtherHouse = "backup-of-other-house"
    case erasuresDamaged = "erasures-damaged"
    case erasureUnknown = "erasure-unknown"
    case sourceChanged = "source-changed"
    // Access
    case tillKeyUnknown = "till-key-unknown"
    case tillUnknown = "till-unknown"
    case tooManyRequests = "too-many-requests"
    case notFound = "not-found"
    // Storage
    case storageFull = "storage-full"
    case storageBusy = "storage-busy"
    case storageUnreachable = "storage-unreachable"
    case storageBroken = "storage-broken"
  }
}

/// Ours, not the caller's: something broke that should not. Logged under an incident number, shown as that number.
public struct Fault: Error, Sendable, CustomStringConvertible {
  /// For the log: constant words and ids, never a value from outside.
  public let what: String

  public init(_ what: String) { self.what = what }

  public var description: String { "fault: \(what)" }
}
