extension Refusal.Code {
  /// What is wrong with the house, or keeps it busy.
  var textOfHouse: RefusalText {
    switch self {
    case .programmeMissing:
      RefusalText(
        Texts(nl: "Nog geen programma", en: "No programme yet"),
        message: Texts(
          nl: "Dit huis heeft nog geen spaarprogramma.", en: "This house has no programme yet."),
        remedy: Texts(
          nl: "Voer er een in met `zegel programme apply`.", en: "Apply one with `zegel programme apply`."))
    case .houseNewer:
      RefusalText(
        Texts(nl: "Huis is nieuwer", en: "House is newer"),
        message: Texts(
          nl: "Dit huis is gemaakt door een nieuwere Zegel[ (stap {1})].",
          en: "This house was made by a newer Zegel[ (step {1})]."),
        remedy: Texts(nl: "Werk dit programma bij.", en: "Update this program."))
    case .keysMissing:
      RefusalText(
        Texts(nl: "Sleutels kloppen niet", en: "Keys do not fit"),
        message: Texts(
          nl: "De sleutels van dit huis ontbreken, of horen bij een ander huis.",
          en: "This house's keys are missing, or belong to another house."),
        remedy: Texts(
          nl: "Zet de map `keys` terug die bij dit huis hoort.", en: "Put back the directory `keys` of this house."))
    case .keysDamaged, .passphraseMissing, .passphraseWrong, .passphraseExposed, .passphraseCommandFailed: textOfKeys
    case .settingInvalid:
      RefusalText(
        Texts(nl: "Instelling klopt niet", en: "Setting invalid"),
        message: Texts(
          nl: "De instelling {field} is onbekend of heeft een waarde die niet kan.",
          en: "The setting {field} is unknown or has a value that cannot be."),
        remedy: Texts(nl: "Zie docs/settings.md.", en: "See docs/settings.md."))
    case .tooManyRequests:
      RefusalText(
        Texts(nl: "Te vaak", en: "Too often"),
        message: Texts(
          nl: "Er komen te veel vragen achter elkaar.", en: "There are too many requests one after another."),
        remedy: Texts(
          nl: "Wacht zo lang als `Retry-After` zegt, of anders een uur, en stuur dan hetzelfde opnieuw.",
          en: "Wait as long as `Retry-After` says, or else an hour, then send the same again."))
    case .storageBusy:
      RefusalText(
        Texts(nl: "Even geduld", en: "Busy"),
        message: Texts(
          nl: "De database is bezet. Er is niets geboekt.", en: "The database is busy. Nothing was booked."),
        remedy: Texts(
          nl: "Stuur hetzelfde zo nog een keer; dat kan geen kwaad.",
          en: "Send the same again shortly; that does no harm."))
    case .storageFull:
      RefusalText(
        Texts(nl: "Schijf vol", en: "Disk full"),
        message: Texts(nl: "De schijf is vol. Er is niets geboekt.", en: "The disk is full. Nothing was booked."),
        remedy: Texts(
          nl: "Maak ruimte; de kassa kan daarna hetzelfde opnieuw sturen.",
          en: "Make room; after that the till can send the same again."))
    case .storageUnreachable:
      RefusalText(
        Texts(nl: "Database onbereikbaar", en: "Database out of reach"),
        message: Texts(
          nl: "De database is niet te bereiken. Wat net gevraagd werd, kan wel of niet geboekt zijn.",
          en: "The database cannot be reached. What was just asked may or may not have been booked."),
        remedy: Texts(
          nl: "Stuur hetzelfde zo nog een keer: het telt nooit dubbel. Blijft het zo, kijk dan of PostgreSQL draait.",
          en: "Send the same again shortly: it never counts twice. If this stays, see whether PostgreSQL runs."))
    default: textOfKeeping
    }
  }
}
