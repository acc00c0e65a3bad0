extension Refusal.Code {
  /// What keeps sealed keys closed.
  var textOfKeys: RefusalText {
    switch self {
    case .keysDamaged:
      RefusalText(
        Texts(nl: "Sleutelbestand beschadigd", en: "Key file damaged"),
        message: Texts(
          nl: "Het sleutelbestand van dit huis is beschadigd, of van een nieuwere Zegel.",
          en: "This house's key file is damaged, or of a newer Zegel."),
        remedy: Texts(
          nl: "Zet een gave kopie terug; zie docs/keys.md.", en: "Put back a sound copy; see docs/keys.md."))
    case .passphraseMissing:
      RefusalText(
        Texts(nl: "Wachtzin ontbreekt", en: "Passphrase missing"),
        message: Texts(
          nl: "Er is geen wachtzin voor de sleutels van dit huis.",
          en: "There is no passphrase for this house's keys."),
        remedy: Texts(
          nl:
            "Geef hem met `keys.passphrase.file`, een credential van systemd, `keys.passphrase.command`, of tik hem in.",
          en: "Give it by `keys.passphrase.file`, a systemd credential, `keys.passphrase.command`, or type it."))
    case .passphraseWrong:
      RefusalText(
        Texts(nl: "Wachtzin klopt niet", en: "Passphrase wrong"),
        message: Texts(
          nl: "Deze wachtzin opent de sleutels van dit huis niet.",
          en: "This passphrase does not open this house's keys."),
        remedy: Texts(
          nl: "Controleer hem. Is hij goed, zet dan een eerdere kopie van het sleutelbestand terug.",
          en: "Check it. If it is right, put back an earlier copy of the key file."))
    case .passphraseExposed:
      RefusalText(
        Texts(nl: "Wachtzin leesbaar voor anderen", en: "Passphrase open to others"),
        message: Texts(
          nl: "Anderen kunnen het bestand van {field} lezen.", en: "Others can read the file of {field}."),
        remedy: Texts(
          nl: "Doe `chmod 600` op dat bestand, en neem een nieuwe wachtzin met `zegel keys seal`.",
          en: "Do `chmod 600` on that file, and take a new passphrase with `zegel keys seal`."))
    case .passphraseCommandFailed:
      RefusalText(
        Texts(nl: "Opdracht voor de wachtzin mislukt", en: "Passphrase command failed"),
        message: Texts(
          nl: "De opdracht van {field} gaf binnen[ {1}] seconden geen wachtzin.",
          en: "The command of {field} gave no passphrase within[ {1}] seconds."),
        remedy: Texts(
          nl:
            "Voer haar zelf uit als dezelfde gebruiker: ze hoort met 0 te eindigen, met de wachtzin op de eerste regel.",
          en: "Run it yourself as the same user: it has to end with 0, the passphrase on its first line."))
    case .passphraseTooShort:
      RefusalText(
        Texts(nl: "Wachtzin te kort", en: "Passphrase too short"),
        message: Texts(
          nl: "Een nieuwe wachtzin heeft[ ten minste {1} tekens en] hooguit 1024 bytes, op één regel.",
          en: "A new passphrase has[ at least {1} characters and] at most 1024 bytes, on one line."),
        remedy: Texts(
          nl: "Neem zes of meer willekeurige woorden.", en: "Take six or more words at random."))
    case .passphrasesDiffer:
      RefusalText(
        Texts(nl: "Wachtzinnen verschillen", en: "Passphrases differ"),
        message: Texts(
          nl: "De twee keer getikte wachtzin is niet dezelfde.", en: "The passphrase typed twice is not the same."),
        remedy: Texts(nl: "Probeer het opnieuw; er is niets veranderd.", en: "Try again; nothing was changed."))
    default: preconditionFailure("\(rawValue) has its texts elsewhere")
    }
  }
}
