extension Refusal.Code {
  /// What is not there, and who may not.
  var textOfUnknown: RefusalText {
    switch self {
    case .cardUnknown:
      RefusalText(
        Texts(nl: "Kaart onbekend", en: "Card unknown"),
        message: Texts(
          nl: "We kennen geen kaart met dit nummer[ ({field})].", en: "We know no card with this number[ ({field})]."),
        remedy: Texts(
          nl: "Scan de kaart nog een keer. Is het een kaart van een andere winkel, ga dan verder zonder kaart.",
          en: "Scan the card again. If it is another shop's card, go on without a card."))
    case .eventUnknown:
      RefusalText(
        Texts(nl: "Bon onbekend", en: "Receipt unknown"),
        message: Texts(
          nl: "Er is niets geboekt onder het bonnummer in {field}.",
          en: "Nothing was booked under the receipt number in {field}."),
        remedy: Texts(
          nl: "Controleer het nummer: WINKEL-KASSA-BON, precies zoals het is verstuurd.",
          en: "Check the number: STORE-TILL-RECEIPT, exactly as it was sent."))
    case .holdUnknown:
      RefusalText(
        Texts(nl: "Reservering onbekend", en: "Hold unknown"),
        message: Texts(
          nl: "De reservering in {field} bestaat niet.", en: "The hold in {field} does not exist."),
        remedy: Texts(
          nl: "Zet de punten eerst apart, en gebruik het nummer van die oproep.",
          en: "Set the points aside first, and use the number of that call."))
    case .rewardUnknown:
      RefusalText(
        Texts(nl: "Beloning onbekend", en: "Reward unknown"),
        message: Texts(
          nl: "De beloning in {field} staat niet in het programma.",
          en: "The reward in {field} is not in the programme."),
        remedy: Texts(
          nl: "Vraag de kaart op: het antwoord noemt alle beloningen met hun id.",
          en: "Identify the card: the answer lists all rewards with their id."))
    case .tillUnknown:
      RefusalText(
        Texts(nl: "Kassa onbekend", en: "Till unknown"),
        message: Texts(
          nl: "Deze kassa bestaat niet, of haar sleutel is al ingetrokken.",
          en: "There is no such till, or its key was revoked before."),
        remedy: Texts(nl: "Bekijk de lijst van kassa's.", en: "Look at the list of tills."))
    case .storeUnknown:
      RefusalText(
        Texts(nl: "Winkel onbekend", en: "Store unknown"),
        message: Texts(
          nl: "De winkel in {field} staat niet in het programma.", en: "The store in {field} is not in the programme."),
        remedy: Texts(
          nl: "Zet de winkel onder `stores` in het programma, of gebruik een winkel die er staat.",
          en: "Put the store under `stores` in the programme, or use one that is there."))
    case .versionUnknown:
      RefusalText(
        Texts(nl: "Versie onbekend", en: "Version unknown"),
        message: Texts(
          nl: "Deze versie bestaat niet.", en: "There is no such version."),
        remedy: Texts(nl: "Bekijk welke versies er zijn.", en: "Look which versions there are."))
    case .trailLeafUnknown:
      RefusalText(
        Texts(nl: "Niet in het spoor", en: "Not in the trail"),
        message: Texts(
          nl: "Het spoor heeft niets van wat {field} noemt.", en: "The trail has nothing of what {field} names."),
        remedy: Texts(
          nl:
            "Noem een kenmerk (WINKEL-KASSA-BON), een kaart (C-…), een kassa (T-…), programme:VERSIE of een bladnummer.",
          en: "Name an event (STORE-TILL-RECEIPT), a card (C-…), a till (T-…), programme:VERSION or a leaf's number."))
    case .trailSizeUnknown:
      RefusalText(
        Texts(nl: "Zo groot is het spoor niet", en: "The trail is not that large"),
        message: Texts(
          nl: "Het spoor heeft geen stand met[ {1:number}] bladen.", en: "The trail has no size of[ {1:number}] leaves."
        ),
        remedy: Texts(
          nl: "Kijk met `zegel trail head` hoe groot het is.", en: "See with `zegel trail head` how large it is."))
    case .notFound:
      RefusalText(
        Texts(nl: "Niet gevonden", en: "Not found"),
        message: Texts(nl: "Op dit adres is niets te vinden.", en: "There is nothing at this address."),
        remedy: Texts(
          nl: "Bekijk in /openapi.json welke adressen en methodes er zijn.",
          en: "See /openapi.json for the addresses and methods there are."))
    case .houseMissing:
      RefusalText(
        Texts(nl: "Geen huis", en: "No house"),
        message: Texts(nl: "In deze map staat geen Zegel-huis.", en: "There is no Zegel house in this directory."),
        remedy: Texts(
          nl: "Maak er een met `zegel init MAP`, of noem een andere map.",
          en: "Make one with `zegel init DIR`, or name another directory."))
    case .fileUnreadable:
      RefusalText(
        Texts(nl: "Bestand onleesbaar", en: "File unreadable"),
        message: Texts(nl: "Het bestand kan niet worden gelezen[: {1}].", en: "The file cannot be read[: {1}]."),
        remedy: Texts(nl: "Controleer het pad en de rechten.", en: "Check the path and the permissions."))
    case .tillKeyUnknown:
      RefusalText(
        Texts(nl: "Geen geldige sleutel", en: "No valid key"),
        message: Texts(
          nl: "De sleutel van de kassa ontbreekt, klopt niet of is ingetrokken.",
          en: "The till's key is missing, wrong or revoked."),
        remedy: Texts(
          nl: "Stuur `Authorization: Bearer zt_…` mee. Sleutel kwijt? Maak een nieuwe met `zegel till add`.",
          en: "Send `Authorization: Bearer zt_…`. Key lost? Make a new one with `zegel till add`."))
    case .storeForbidden:
      RefusalText(
        Texts(nl: "Andere winkel", en: "Another store"),
        message: Texts(
          nl: "{field} is van een andere winkel dan de sleutel van deze kassa.",
          en: "{field} is of another store than this till's key."),
        remedy: Texts(
          nl: "Gebruik de sleutel van een kassa in die winkel.", en: "Use the key of a till in that store."))
    case .backupMissing:
      RefusalText(
        Texts(nl: "Geen back-up", en: "No backup"),
        message: Texts(
          nl: "Er is geen back-up die past[: {1}].",
          en: "There is no backup that fits[: {1}]."),
        remedy: Texts(
          nl: "Kijk welke er zijn met `zegel backup list`.",
          en: "See which there are with `zegel backup list`."))
    default: preconditionFailure("\(rawValue) has its texts elsewhere")
    }
  }
}
