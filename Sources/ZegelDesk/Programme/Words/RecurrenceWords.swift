import ZegelDomain

extension RecurrenceProblem {
  var message: Texts {
    switch self {
    case .tooLong:
      Texts(
        nl: "deze herhaling is langer dan \(Recurrence.mostCharacters) tekens",
        en: "this repetition is longer than \(Recurrence.mostCharacters) characters")
    case .tooManyExclusions:
      Texts(nl: "te veel dagen onder `except`", en: "too many days under `except`")
    case .malformed(let part): Texts(nl: "`\(part)` is niet te lezen", en: "`\(part)` cannot be read")
    case .unknown(let part):
      Texts(nl: "`\(part)` is geen deel van een herhaling", en: "`\(part)` is not a part of a repetition")
    case .unsupported(let part): Texts(nl: "`\(part)` kan hier niet", en: "`\(part)` is not possible here")
    case .repeated(let part): Texts(nl: "`\(part)` staat er twee keer", en: "`\(part)` is there twice")
    case .outOfRange(let part, let value):
      Texts(nl: "`\(part)` kan niet `\(value)` zijn", en: "`\(part)` cannot be `\(value)`")
    case .frequencyMissing: Texts(nl: "`FREQ` ontbreekt", en: "`FREQ` is missing")
    case .countAndUntil: Texts(nl: "`COUNT` en `UNTIL` staan er allebei", en: "both `COUNT` and `UNTIL` are there")
    case .positionsOfNothing:
      Texts(nl: "`BYSETPOS` kiest uit niets", en: "`BYSETPOS` chooses from nothing")
    case .endsBeforeStart: Texts(nl: "`UNTIL` is vóór de eerste dag", en: "`UNTIL` is before the first day")
    }
  }

  var remedy: Texts {
    switch self {
    case .tooLong, .tooManyExclusions:
      Texts(nl: "verdeel het over meer vensters", en: "spread it over more windows")
    case .unknown, .unsupported:
      Texts(
        nl:
          "hele dagen kennen FREQ (DAILY tot YEARLY), INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, WKST, COUNT, UNTIL",
        en: "whole days know FREQ (DAILY to YEARLY), INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, WKST, COUNT, UNTIL"
      )
    case .repeated, .countAndUntil: Texts(nl: "houd er één", en: "keep one of them")
    case .positionsOfNothing: Texts(nl: "noem de dagen met `BYDAY`", en: "name the days with `BYDAY`")
    case .endsBeforeStart: Texts(nl: "schrijf een latere dag", en: "write a later day")
    case .malformed, .outOfRange, .frequencyMissing:
      Texts(
        nl: "schrijf bijvoorbeeld `FREQ=MONTHLY;BYDAY=1SA;UNTIL=20261231`",
        en: "write `FREQ=MONTHLY;BYDAY=1SA;UNTIL=20261231`, for example")
    }
  }
}
