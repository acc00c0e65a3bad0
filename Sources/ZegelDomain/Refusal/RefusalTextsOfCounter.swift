extension Refusal.Code {
  /// Members at the till, and households; nil for everything else.
  var textOfCounter: RefusalText? {
    switch self {
    case .noticeOutdated:
      RefusalText(
        Texts(nl: "Verklaring is ouder", en: "Notice is older"),
        message: Texts(
          nl: "De privacyverklaring die is getoond geldt niet meer[; nu geldt versie {1}].",
          en: "The notice that was shown is no longer in force[; version {1} is]."),
        remedy: Texts(
          nl: "Haal de vragen opnieuw op, laat ze zien en vraag het nog een keer. Intrekken kan altijd.",
          en: "Fetch the questions again, show them and ask once more. Withdrawing is always possible."))
    case .referenceConflict:
      RefusalText(
        Texts(nl: "Kenmerk al gebruikt", en: "Reference used before"),
        message: Texts(
          nl: "Onder dit kenmerk werd eerder iemand lid met een andere inhoud.",
          en: "Under this reference somebody joined before with other content."),
        remedy: Texts(
          nl: "Geef een nieuwe aanmelding een nieuw kenmerk; stuur een herhaling ongewijzigd.",
          en: "Give a new application a new reference; send a retry unchanged."))
    case .householdUnknown:
      RefusalText(
        Texts(nl: "Geen huishouden", en: "No household"),
        message: Texts(
          nl: "Dit lid spaart niet in een huishouden.",
          en: "This member does not save in a household."),
        remedy: Texts(
          nl: "Begin er een met `zegel household make`, of ga er een in met een code.",
          en: "Begin one with `zegel household make`, or join one with a code."))
    case .householdTaken:
      RefusalText(
        Texts(nl: "Al in een huishouden", en: "In a household already"),
        message: Texts(
          nl: "Dit lid spaart al in een huishouden.",
          en: "This member saves in a household already."),
        remedy: Texts(
          nl: "Verlaat eerst dat huishouden met `zegel household leave`.",
          en: "Leave that household first, with `zegel household leave`."))
    case .householdFull:
      RefusalText(
        Texts(nl: "Huishouden is vol", en: "Household is full"),
        message: Texts(
          nl: "Een huishouden heeft hooguit[ {1:number}] leden.",
          en: "A household has[ at most {1:number}] members."),
        remedy: Texts(
          nl: "Begin een tweede huishouden, of laat eerst iemand vertrekken.",
          en: "Begin a second household, or let somebody leave first."))
    case .invitationUnknown:
      RefusalText(
        Texts(nl: "Uitnodiging onbekend", en: "Invitation unknown"),
        message: Texts(
          nl: "Er is geen uitnodiging met deze code; ze is gebruikt, verlopen of verkeerd getypt.",
          en: "There is no invitation with this code; it was used, is over, or was mistyped."),
        remedy: Texts(
          nl: "Typ de code nog een keer, of vraag een nieuwe aan wie in het huishouden is.",
          en: "Type the code again, or ask somebody of the household for a new one."))
    case .agreementMissing:
      RefusalText(
        Texts(nl: "Zonder eigen ja", en: "Without their own yes"),
        message: Texts(
          nl: "Iemand spaart alleen in een huishouden na een eigen ja, of dat van een ouder of voogd.",
          en: "Somebody saves in a household only after a yes of their own, or of a parent or guardian."),
        remedy: Texts(
          nl: "Vraag het aan wie erbij komt, en zeg dan `--agreed`.",
          en: "Ask whoever is to be in it, and then say `--agreed`."))
    default: nil
    }
  }
}
