extension Refusal.Code {
  /// Messages to members, codes and proofs; nil for everything else.
  var textOfMessages: RefusalText? {
    switch self {
    case .messagesNotSetUp:
      RefusalText(
        Texts(nl: "Berichten niet ingesteld", en: "Messages not set up"),
        message: Texts(
          nl: "Dit huis kan naar {field} geen berichten sturen.", en: "This house cannot send messages to {field}."),
        remedy: Texts(
          nl: "Zet `{1}` in de instellingen; zie docs/members.md, \"Berichten\".",
          en: "Set `{1}` in the settings; see docs/members.md, \"Messages\"."))
    case .messageNotAllowed:
      RefusalText(
        Texts(nl: "Geen doel voor dit bericht", en: "No purpose for this message"),
        message: Texts(
          nl: "Het beleid heeft geen doel waarvoor naar `{1}` een bericht mag dat geen reclame is.",
          en: "The policy has no purpose for which a message that does not advertise may go to `{1}`."),
        remedy: Texts(
          nl: "Geef het veld ook een doel met grondslag `contract`, zoals het lidmaatschap, of kies een ander veld.",
          en: "Give the field a purpose with basis `contract` too, such as the membership, or choose another field."))
    case .messageNotDelivered:
      RefusalText(
        Texts(nl: "Bericht niet verstuurd", en: "Message not delivered"),
        message: Texts(
          nl: "Het bericht naar {field} is niet weggegaan ({1}).", en: "The message to {field} did not leave ({1})."),
        remedy: Texts(
          nl: "Probeer het straks nog eens. Blijft het: `zegel mail check` zegt wat de mailserver ervan vindt.",
          en: "Try again later. If it stays so, `zegel mail check` says what the mail server makes of it."))
    case .messageRefused:
      RefusalText(
        Texts(nl: "Bericht geweigerd", en: "Message refused"),
        message: Texts(
          nl: "De andere kant neemt geen bericht aan op {field}.", en: "The other side takes no message at {field}."),
        remedy: Texts(
          nl: "Vraag het lid of {field} nog klopt, en verbeter het met `zegel member change`.",
          en: "Ask the member whether {field} is still right, and correct it with `zegel member change`."))
    case .contactMissing:
      RefusalText(
        Texts(nl: "Niet bereikbaar", en: "Cannot be reached"),
        message: Texts(
          nl: "Van dit lid is geen {field} bekend.", en: "No {field} is known of this member."),
        remedy: Texts(
          nl: "Vraag ernaar en voeg het toe met `zegel member change`, of kies een andere weg.",
          en: "Ask for it and add it with `zegel member change`, or choose another way."))
    case .tooManyCodes:
      RefusalText(
        Texts(nl: "Te veel codes", en: "Too many codes"),
        message: Texts(
          nl: "Er gingen het laatste uur al {1} codes naar dit adres of nummer.",
          en: "{1} codes went to this address or number within the last hour already."),
        remedy: Texts(
          nl: "Gebruik de laatste code, of wacht een uur.", en: "Use the last code, or wait an hour."))
    case .codeUnknown:
      RefusalText(
        Texts(nl: "Geen code die geldt", en: "No code that counts"),
        message: Texts(
          nl: "Er wacht geen code van dit lid: nooit gevraagd, verlopen, gebruikt, te vaak geprobeerd, of het adres is "
            + "intussen gewijzigd.",
          en:
            "No code of this member waits: never asked, over, used, tried too often, or the address was changed since."),
        remedy: Texts(
          nl: "Vraag een nieuwe met `zegel member prove start`.", en: "Ask a new one with `zegel member prove start`."))
    case .codeWrong:
      RefusalText(
        Texts(nl: "Code klopt niet", en: "Code not right"),
        message: Texts(nl: "Dit is niet de code.", en: "This is not the code."),
        remedy: Texts(
          nl: "Lees hem nog eens. Na vijf keer geldt de code niet meer.",
          en: "Read it again. After five tries the code no longer counts."))
    case .proofMissing:
      RefusalText(
        Texts(nl: "Bewijs ontbreekt", en: "Proof missing"),
        message: Texts(
          nl:
            "Op deze kaart is al gespaard. Hij wordt pas iemands als die de laatste {1} dagen liet zien dat een adres of "
            + "nummer van hem is.",
          en:
            "This card was used already. It becomes somebody's only once they showed, within the last {1} days, that an "
            + "address or number is theirs."),
        remedy: Texts(
          nl:
            "Word lid zonder de kaart, dan `zegel member prove start` en `confirm`, dan `zegel member link`. Een nieuwe "
            + "kaart heeft het niet nodig.",
          en:
            "Join without the card, then `zegel member prove start` and `confirm`, then `zegel member link`. A new card "
            + "does not need it."))
    default: nil
    }
  }
}
