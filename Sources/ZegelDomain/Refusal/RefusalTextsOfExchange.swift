extension Refusal.Code {
  /// The exchange with parties; nil for everything else.
  var textOfExchange: RefusalText? {
    switch self {
    case .exchangePartyUnknown:
      RefusalText(
        Texts(nl: "Partij onbekend", en: "Party unknown"),
        message: Texts(
          nl: "Het privacybeleid kent geen partij[ {1}].", en: "The privacy policy knows no party[ {1}]."),
        remedy: Texts(
          nl: "Kies er een uit `zegel party list`, of zet haar eerst in het beleid.",
          en: "Choose one of `zegel party list`, or put it in the policy first."))
    case .exchangeKeyUnknown:
      RefusalText(
        Texts(nl: "Sleutel onbekend", en: "Key unknown"),
        message: Texts(
          nl: "Zo'n sleutel[ van {1}] is er hier niet.", en: "There is no such key[ of {1}] here."),
        remedy: Texts(
          nl:
            "Kijk in `zegel exchange keys list`. Klopt de vingerafdruk niet met wat de partij zegt, bevestig dan niets, en vraag haar om de goede sleutel.",
          en:
            "See `zegel exchange keys list`. If the fingerprint is not what the party says, confirm nothing, and ask it for the right key."
        ))
    case .exchangeKeyNotConfirmed:
      RefusalText(
        Texts(nl: "Sleutel nog niet bevestigd", en: "Key not confirmed yet"),
        message: Texts(
          nl: "De sleutel[ van {1}] is door niemand anders bevestigd.",
          en: "The key[ of {1}] was confirmed by nobody else."),
        remedy: Texts(
          nl: "Laat een tweede persoon de vingerafdruk vergelijken, en `zegel exchange keys confirm` doen.",
          en: "Let a second person compare the fingerprint, and do `zegel exchange keys confirm`."))
    case .exchangeKeySamePerson:
      RefusalText(
        Texts(nl: "Een tweede persoon nodig", en: "A second person needed"),
        message: Texts(
          nl: "Wie een sleutel voorstelt, bevestigt hem niet zelf.",
          en: "Whoever proposes a key does not confirm it as well."),
        remedy: Texts(
          nl: "Laat een ander met de rol owner, privacy-officer of system-keeper bellen en bevestigen.",
          en: "Let somebody else with the role owner, privacy-officer or system-keeper call and confirm."))
    case .exchangeKeyExpired:
      RefusalText(
        Texts(nl: "Sleutel verlopen", en: "Key expired"),
        message: Texts(nl: "De sleutel[ van {1}] is verlopen.", en: "The key[ of {1}] has expired."),
        remedy: Texts(
          nl:
            "Verleng de eigen met `zegel exchange keys extend`; vraag een partij om haar verlengde of nieuwe sleutel.",
          en: "Extend your own with `zegel exchange keys extend`; ask a party for its extended or new key."))
    case .exchangeKeyExists:
      RefusalText(
        Texts(nl: "Sleutel is er al", en: "Key is there already"),
        message: Texts(
          nl: "Deze sleutel is er al, of is al bevestigd.", en: "This key is there already, or is confirmed already."),
        remedy: Texts(
          nl: "Kijk in `zegel exchange keys list`; meestal is er niets te doen.",
          en: "See `zegel exchange keys list`; mostly there is nothing to do."))
    case .exchangeKeyMalformed:
      RefusalText(
        Texts(nl: "Geen bruikbare sleutel", en: "No usable key"),
        message: Texts(
          nl: "Dit is geen sleutel of vingerafdruk die Zegel gebruikt[: {1}].",
          en: "This is no key or fingerprint that Zegel uses[: {1}]."),
        remedy: Texts(
          nl:
            "Een OpenPGP-vingerafdruk heeft 40 tekens, een van SSH begint met `SHA256:`. Zie docs/exchange.md voor welke sleutels mogen.",
          en:
            "An OpenPGP fingerprint has 40 digits, one of SSH begins with `SHA256:`. See docs/exchange.md for which keys may be used."
        ))
    default: nil
    }
  }
}
