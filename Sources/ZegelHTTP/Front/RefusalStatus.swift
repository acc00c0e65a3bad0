import HTTPTypes
public import ZegelDomain

extension Refusal.Code {
  /// The HTTP status that goes with a code; the one place that says so.
  public var httpStatus: Int { status.code }

  var status: HTTPResponse.Status {
    switch self {
    case .inputMalformed, .timestampMalformed, .cardNumberMalformed, .textOutOfRange: .badRequest
    case .tillKeyUnknown, .staffKeyMissing, .staffKeyUnknown: .unauthorized
    case .storeForbidden, .fieldNotForPurpose, .roleNotAllowed, .storeNotAllowed, .formNotOurs: .forbidden
    case .notFound, .cardUnknown, .eventUnknown, .holdUnknown, .rewardUnknown, .tillUnknown, .versionUnknown,
      .trailLeafUnknown, .trailSizeUnknown, .backupMissing, .memberUnknown, .staffUnknown, .decisionUnknown,
      .dpiaUnknown, .householdUnknown, .linkUnknown, .channelUnknown, .deliveryUnknown, .referenceUnknown,
      .exchangePartyUnknown, .exchangeKeyUnknown:
      .notFound
    case .eventConflict, .eventOfOtherKind, .alreadyUndone, .cardBlocked, .cardReplaced, .cardAlreadyKnown,
      .cardNotBlocked, .balanceTooLow, .rewardNotValid, .rewardOutOfStock, .rewardLimitReached, .holdEnded,
      .programmeUnchanged, .houseExists, .houseInUse, .backupOfOtherHouse, .sourceChanged, .policyUnchanged,
      .processingRestricted, .objected, .consentMissing, .consentNotGiven, .consentUnchanged, .memberErased,
      .memberMerged, .memberExists, .valueUnchanged, .tooManyFound, .accountTaken, .accountNotLinked, .staffFirst,
      .staffLast, .messageNotAllowed, .messageRefused, .contactMissing, .codeUnknown, .proofMissing,
      .dpiaMissing, .dpiaReopened, .dpiaBegun, .dpiaUnchanged, .consultationMissing, .consultationRefused,
      .consultationNotDue, .consultationOutOfOrder, .noticeOutdated, .referenceConflict, .householdTaken,
      .householdFull, .invitationUnknown, .channelOtherWay, .deliveryOutOfOrder, .exchangeKeyNotConfirmed,
      .exchangeKeySamePerson, .exchangeKeyExpired, .exchangeKeyExists:
      .conflict
    case .inputTooLarge, .saleTooLarge: .contentTooLarge
    case .amountOutOfRange, .quantityOutOfRange, .currencyMismatch, .lineRepeated, .taxMissing, .timestampInFuture,
      .beyondReach, .storeUnknown, .paymentNotOffered, .paymentTooSmall, .programmeInvalid, .startsTooEarly,
      .settingInvalid, .fileUnreadable, .mappingInvalid, .cardRangeExhausted, .policyInvalid, .purposeUnknown,
      .fieldUnknown, .consentNotAsked, .objectionNotPossible, .noticeMissing, .valuesMalformed, .valueMissing,
      .lookupNotAllowed,
      .consentUnproven, .guardianNeeded, .passphraseTooShort, .passphrasesDiffer, .receiptNotGenuine,
      .verifierKeyMalformed, .dpiaInvalid, .agreementMissing, .periodOver, .periodUnproven, .deliveryNotGenuine,
      .exchangeKeyMalformed:
      .unprocessableContent
    case .valueEmpty, .valueTooLong, .characterNotAllowed, .numberNotAllowed, .nameMalformed, .emailMalformed,
      .phoneMalformed, .phoneNotPersonal, .dateMalformed, .addressMalformed, .plateMalformed, .choiceUnknown,
      .languageUnknown, .answerMalformed, .valueFromTills, .codeWrong, .ageMissing:
      .unprocessableContent
    case .tooManyRequests, .tooManyCodes: .tooManyRequests
    case .programmeMissing, .houseMissing, .houseNewer, .keysMissing, .storageBusy, .storageUnreachable:
      .serviceUnavailable
    case .directoryUnusable, .databaseDamaged, .backupIncomplete, .backupDamaged, .erasuresDamaged, .erasureUnknown,
      .storageBroken, .policyMissing, .epochKeyMissing, .sealedDamaged, .keysDamaged, .passphraseMissing,
      .passphraseWrong, .passphraseExposed, .passphraseCommandFailed, .messagesNotSetUp, .messageNotDelivered,
      .noticeIncomplete, .publicAddressMissing, .partyNotInOrder, .partyKeyMissing, .partyKeyUnusable,
      .placeUnreachable, .placeRefused, .boxNotStarted, .hostKeyUnproven, .channelBusy:
      .serviceUnavailable
    case .storageFull: .init(code: 507, reasonPhrase: "Insufficient Storage")
    }
  }
}
