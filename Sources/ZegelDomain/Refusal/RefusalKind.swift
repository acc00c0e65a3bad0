extension Refusal {
  /// What sort of no it is: what a program that gets it can do about it.
  public enum Kind: String, Sendable, CaseIterable {
    /// The input itself is wrong; send something else.
    case input
    /// What the input names is not there.
    case unknown
    /// Everything is right, but it cannot be done as things stand.
    case state
    /// Who asks may not.
    case access
    /// The house is not in order; somebody has to look after it.
    case house
    /// Not now; the same again can work.
    case busy
  }
}

extension Refusal.Code {
  public var kind: Refusal.Kind {
    switch self {
    case .cardUnknown, .eventUnknown, .holdUnknown, .rewardUnknown, .tillUnknown, .storeUnknown, .versionUnknown,
      .notFound, .houseMissing, .fileUnreadable, .trailLeafUnknown, .trailSizeUnknown, .backupMissing, .memberUnknown,
      .staffUnknown, .decisionUnknown, .dpiaUnknown, .householdUnknown, .linkUnknown,
      .channelUnknown, .deliveryUnknown, .referenceUnknown, .exchangePartyUnknown, .exchangeKeyUnknown:
      .unknown
    case .tillKeyUnknown, .storeForbidden, .fieldNotForPurpose, .roleNotAllowed, .storeNotAllowed, .staffKeyMissing,
      .staffKeyUnknown, .formNotOurs:
      .access
    case .tooManyRequests, .storageBusy, .storageFull, .storageUnreachable, .tooManyCodes,
      .messageNotDelivered, .channelBusy, .placeUnreachable:
      .busy
    case .programmeMissing, .houseNewer, .keysMissing, .settingInvalid, .directoryUnusable, .databaseDamaged,
      .backupIncomplete, .backupDamaged, .erasuresDamaged, .erasureUnknown, .storageBroken, .policyMissing,
      .epochKeyMissing, .sealedDamaged, .keysDamaged, .passphraseMissing, .noticeIncomplete, .passphraseWrong,
      .passphraseExposed, .passphraseCommandFailed, .messagesNotSetUp, .publicAddressMissing,
      .partyNotInOrder, .partyKeyMissing, .partyKeyUnusable, .placeRefused, .boxNotStarted, .hostKeyUnproven:
      .house
    case .cardBlocked, .cardReplaced, .cardAlreadyKnown, .cardNotBlocked, .cardRangeExhausted, .beyondReach,
      .eventConflict, .eventOfOtherKind, .alreadyUndone, .balanceTooLow, .rewardNotValid, .rewardOutOfStock,
      .rewardLimitReached, .paymentNotOffered, .holdEnded, .programmeUnchanged, .houseExists, .houseInUse,
      .backupOfOtherHouse, .sourceChanged, .policyUnchanged, .processingRestricted, .objected, .consentMissing,
      .consentNotGiven, .consentUnchanged, .memberErased, .memberMerged, .memberExists, .valueUnchanged, .tooManyFound,
      .accountTaken, .accountNotLinked, .staffFirst, .staffLast, .messageNotAllowed, .messageRefused, .contactMissing,
      .codeUnknown, .proofMissing, .dpiaMissing, .dpiaReopened, .dpiaBegun, .dpiaUnchanged, .consultationMissing,
      .consultationRefused, .consultationNotDue, .consultationOutOfOrder, .noticeOutdated, .referenceConflict,
      .householdTaken, .householdFull, .invitationUnknown, .channelOtherWay, .deliveryOutOfOrder,
      .exchangeKeyNotConfirmed, .exchangeKeySamePerson, .exchangeKeyExpired, .exchangeKeyExists:
      .state
    case .cardNumberMalformed, .saleTooLarge, .amountOutOfRange, .quantityOutOfRange, .currencyMismatch,
      .lineRepeated, .taxMissing, .timestampMalformed, .timestampInFuture, .textOutOfRange, .inputMalformed,
      .inputTooLarge, .paymentTooSmall, .programmeInvalid, .startsTooEarly, .mappingInvalid, .policyInvalid,
      .purposeUnknown, .fieldUnknown, .consentNotAsked, .objectionNotPossible, .noticeMissing, .valuesMalformed,
      .valueMissing,
      .lookupNotAllowed, .consentUnproven, .guardianNeeded, .passphraseTooShort, .passphrasesDiffer,
      .receiptNotGenuine, .verifierKeyMalformed, .dpiaInvalid, .agreementMissing, .periodOver, .periodUnproven,
      .deliveryNotGenuine, .exchangeKeyMalformed:
      .input
    case .valueEmpty, .valueTooLong, .characterNotAllowed, .numberNotAllowed, .nameMalformed, .emailMalformed,
      .phoneMalformed, .phoneNotPersonal, .dateMalformed, .addressMalformed, .plateMalformed, .choiceUnknown,
      .languageUnknown, .answerMalformed, .valueFromTills, .codeWrong, .ageMissing:
      .input
    }
  }
}
