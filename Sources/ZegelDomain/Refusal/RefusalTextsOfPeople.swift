extension Refusal.Code {
  /// Members, staff, purposes and what they agreed to; nil for everything else.
  var textOfPeople: RefusalText? {
    switch self {
    case .policyInvalid:
      RefusalText(
        Texts(nl: "Privacybeleid niet goed", en: "Privacy policy not right"),
        message: Texts(
          nl: "Het privacybeleid kan niet worden ingevoerd.",
          en: "The privacy policy cannot be applied."),
        remedy: Texts(
          nl: "Verhelp wat erboven staat; `zegel privacy check` noemt regel en artikel.",
          en: "Mend what is listed above; `zegel privacy check` names line and article."))
    case .policyUnchanged:
      RefusalText(
        Texts(nl: "Privacybeleid ongewijzigd", en: "Privacy policy unchanged"),
        message: Texts(
          nl: "Dit is al het beleid dat geldt.",
          en: "This is the policy in force already."),
        remedy: Texts(
          nl: "Er is niets te doen.",
          en: "There is nothing to do."))
    case .policyMissing:
      RefusalText(
        Texts(nl: "Geen privacybeleid", en: "No privacy policy"),
        message: Texts(
          nl: "Er is nog geen privacybeleid ingevoerd, dus van niemand mag iets worden bewaard.",
          en: "No privacy policy was applied yet, so nothing may be kept of anybody."),
        remedy: Texts(
          nl: "Begin met `zegel privacy profile`, en voer het in met `zegel privacy apply`.",
          en: "Begin with `zegel privacy profile`, and apply it with `zegel privacy apply`."))
    case .purposeUnknown:
      RefusalText(
        Texts(nl: "Doel onbekend", en: "Purpose unknown"),
        message: Texts(
          nl: "Het beleid kent het doel[ `{1}`] niet.",
          en: "The policy knows no purpose[ `{1}`]."),
        remedy: Texts(
          nl: "Kies een doel uit `zegel privacy show`.",
          en: "Choose a purpose of `zegel privacy show`."))
    case .fieldUnknown:
      RefusalText(
        Texts(nl: "Veld onbekend", en: "Field unknown"),
        message: Texts(
          nl: "Het beleid kent het veld[ `{1}`] niet.",
          en: "The policy knows no field[ `{1}`]."),
        remedy: Texts(
          nl: "Kies een veld uit `zegel privacy show`.",
          en: "Choose a field of `zegel privacy show`."))
    case .fieldNotForPurpose:
      RefusalText(
        Texts(nl: "Veld niet voor dit doel", en: "Field not for this purpose"),
        message: Texts(
          nl: "Het veld `{1}` is niet verzameld voor het doel `{2}`.",
          en: "The field `{1}` was not collected for the purpose `{2}`."),
        remedy: Texts(
          nl: "Vraag het voor een doel waar het veld bij hoort.",
          en: "Ask it for a purpose that the field belongs to."))
    case .roleNotAllowed:
      RefusalText(
        Texts(nl: "Rol mag dit niet", en: "Role may not do this"),
        message: Texts(
          nl: "Wie dit vraagt heeft geen rol voor[ `{1}`].",
          en: "Who asks has no role for[ `{1}`]."),
        remedy: Texts(
          nl: "Laat het doen door iemand met die rol; `zegel privacy show` noemt wie mag.",
          en: "Let somebody with that role do it; `zegel privacy show` tells who may."))
    case .storeNotAllowed:
      RefusalText(
        Texts(nl: "Niet in deze winkel", en: "Not in this store"),
        message: Texts(
          nl: "Wie dit vraagt werkt niet in deze winkel.",
          en: "Who asks does not work in this store."),
        remedy: Texts(
          nl: "Doe het vanuit een winkel waar je werkt.",
          en: "Do it from a store where you work."))
    case .processingRestricted:
      RefusalText(
        Texts(nl: "Gegevens liggen stil", en: "Data lies still"),
        message: Texts(
          nl: "Dit lid vroeg om beperking: zijn gegevens mogen nu niet voor `{1}` worden gebruikt.",
          en: "This member asked for restriction: their data may not be used for `{1}` now."),
        remedy: Texts(
          nl: "Wacht tot de beperking is opgeheven.",
          en: "Wait until the restriction is lifted."))
    case .objected:
      RefusalText(
        Texts(nl: "Bezwaar gemaakt", en: "Objected"),
        message: Texts(
          nl: "Dit lid maakte bezwaar tegen `{1}`.",
          en: "This member objected to `{1}`."),
        remedy: Texts(
          nl: "Gebruik de gegevens hier niet voor.",
          en: "Do not use the data for this."))
    case .consentMissing:
      RefusalText(
        Texts(nl: "Geen toestemming", en: "No consent"),
        message: Texts(
          nl: "Dit lid gaf geen toestemming voor `{1}`.",
          en: "This member gave no consent for `{1}`."),
        remedy: Texts(
          nl: "Gebruik de gegevens hier niet voor, of vraag toestemming.",
          en: "Do not use the data for this, or ask consent."))
    case .consentUnproven:
      RefusalText(
        Texts(nl: "Toestemming zonder bewijs", en: "Consent without proof"),
        message: Texts(
          nl: "De rij zegt ja, maar niet op welke dag of tegen welke woorden.",
          en: "The row says yes, but not on which day or to which words."),
        remedy: Texts(
          nl: "Noem in de toewijzing de kolom met de dag en de woorden, of laat zonder reclame lid worden.",
          en: "Name the column with the day and the words in the mapping, or let them join without marketing."))
    case .consentNotAsked:
      RefusalText(
        Texts(nl: "Geen vraag om toestemming", en: "No question of consent"),
        message: Texts(
          nl: "`{1}` rust niet op toestemming.",
          en: "`{1}` does not rest on consent."),
        remedy: Texts(
          nl: "Er valt hier niets te geven of te weigeren; bezwaar kan wel.",
          en: "There is nothing to give or refuse here; one can object."))
    case .consentNotGiven:
      RefusalText(
        Texts(nl: "Geen toestemming gegeven", en: "No consent given"),
        message: Texts(
          nl: "Er is geen toestemming voor `{1}` om in te trekken.",
          en: "There is no consent for `{1}` to withdraw."),
        remedy: Texts(
          nl: "Er is niets te doen.",
          en: "There is nothing to do."))
    case .consentUnchanged:
      RefusalText(
        Texts(nl: "Besluit ongewijzigd", en: "Decision unchanged"),
        message: Texts(
          nl: "Zo staat het al voor `{1}`.",
          en: "So it stands for `{1}` already."),
        remedy: Texts(
          nl: "Er is niets te doen.",
          en: "There is nothing to do."))
    case .decisionUnknown:
      RefusalText(
        Texts(nl: "Niets besloten", en: "Nothing decided"),
        message: Texts(
          nl: "Dit lid heeft over `{1}` nooit iets besloten.",
          en: "This member never decided anything about `{1}`."),
        remedy: Texts(
          nl: "Kijk met `zegel consent state` waarover wel.",
          en: "See with `zegel consent state` about what they did."))
    case .receiptNotGenuine:
      RefusalText(
        Texts(nl: "Bewijs niet echt", en: "Receipt not genuine"),
        message: Texts(
          nl: "Dit bewijs is niet wat het huis met deze sleutel ondertekende.",
          en: "This receipt is not what the house with this key signed."),
        remedy: Texts(
          nl: "Neem beide bestanden zoals ze gegeven werden, en de sleutel van `zegel trail head --key` van dat huis.",
          en: "Take both files as they were given, and the key of that house's `zegel trail head --key`."))
    case .verifierKeyMalformed:
      RefusalText(
        Texts(nl: "Geen sleutel om mee na te gaan", en: "No key to verify with"),
        message: Texts(
          nl: "Dit is geen sleutel waarmee men een handtekening nagaat.",
          en: "This is no key by which a signature is verified."),
        remedy: Texts(
          nl: "Neem de hele regel die `zegel trail head --key` geeft: naam+hash+sleutel.",
          en: "Take the whole line that `zegel trail head --key` prints: name+hash+key."))
    case .objectionNotPossible:
      RefusalText(
        Texts(nl: "Bezwaar kan hier niet", en: "No objection here"),
        message: Texts(
          nl: "Tegen `{1}` kan geen bezwaar worden gemaakt.",
          en: "One cannot object to `{1}`."),
        remedy: Texts(
          nl: "Trek bij toestemming de toestemming in; zeg anders het lidmaatschap op.",
          en: "Withdraw the consent where there is one; else end the membership."))
    case .noticeMissing:
      RefusalText(
        Texts(nl: "Niet in deze taal", en: "Not in this language"),
        message: Texts(
          nl: "Het beleid is er niet in deze taal, dus het lid kan de tekst niet hebben gelezen.",
          en: "The policy is not there in this language, so the member cannot have read the text."),
        remedy: Texts(
          nl: "Kies een taal uit `languages` van het beleid.",
          en: "Choose a language of the policy's `languages`."))
    case .noticeIncomplete:
      RefusalText(
        Texts(nl: "De privacyverklaring vertelt niet alles", en: "The notice does not tell all"),
        message: Texts(
          nl: "Het beleid, versie {1}, heeft `{2}`, en de verklaring die mensen te zien krijgen zegt dat niet.",
          en: "The policy, version {1}, has `{2}`, which the notice that people are shown does not tell."),
        remedy: Texts(
          nl: "Zoek met `zegel trail verify` uit of de verklaring werd veranderd; pas het beleid daarna opnieuw toe.",
          en: "See with `zegel trail verify` whether the notice was changed; then apply the policy anew."))
    case .periodOver:
      RefusalText(
        Texts(nl: "De bewaartermijn is om", en: "The period is over"),
        message: Texts(
          nl: "Deze persoon was langer dan {1} maanden geen klant meer: dit veld had al weg moeten zijn.",
          en: "This person was no customer for more than {1} months: this field should have been gone."),
        remedy: Texts(
          nl: "Neem de rij niet over, en wis haar ook waar het bestand vandaan komt.",
          en: "Leave the row out, and erase it where the file comes from as well."))
    case .periodUnproven:
      RefusalText(
        Texts(nl: "Niet te zeggen sinds wanneer", en: "Since when cannot be told"),
        message: Texts(
          nl: "De rij zegt niet op welke dag deze persoon voor het laatst klant was.",
          en: "The row does not say on which day this person was last a customer."),
        remedy: Texts(
          nl: "Noem bij `last_active` in de toewijzing de kolom met die dag, als jaar-maand-dag.",
          en: "Name the column with that day at `last_active` in the mapping, as year-month-day."))
    case .memberUnknown:
      RefusalText(
        Texts(nl: "Lid onbekend", en: "Member unknown"),
        message: Texts(
          nl: "We kennen dit lid niet.",
          en: "We know no such member."),
        remedy: Texts(
          nl: "Zoek met `zegel member find`.",
          en: "Look with `zegel member find`."))
    case .memberErased:
      RefusalText(
        Texts(nl: "Lid gewist", en: "Member erased"),
        message: Texts(
          nl: "De gegevens van dit lid zijn gewist.",
          en: "The data of this member was erased."),
        remedy: Texts(
          nl: "Er is niets meer te openen.",
          en: "There is nothing left to open."))
    case .memberMerged:
      RefusalText(
        Texts(nl: "Lid samengevoegd", en: "Member merged"),
        message: Texts(
          nl: "Dit lid ging op in {1}.",
          en: "This member became part of {1}."),
        remedy: Texts(
          nl: "Gebruik dat lid.",
          en: "Use that member."))
    case .memberExists:
      RefusalText(
        Texts(nl: "Lid bestaat al", en: "Member exists"),
        message: Texts(
          nl: "Met deze waarde in {field} is er al een lid.",
          en: "There is a member with this value in {field} already."),
        remedy: Texts(
          nl: "Zoek het lid en koppel de kaart, of laat het veld weg.",
          en: "Find the member and link the card, or leave the field out."))
    case .valuesMalformed:
      RefusalText(
        Texts(nl: "Waarden onleesbaar", en: "Values unreadable"),
        message: Texts(
          nl:
            "De waarden zijn geen regels `veld: waarde` en geen JSON-object van teksten, of een veld staat er twee keer.",
          en: "The values are no lines of `field: value` and no JSON object of texts, or a field is there twice."),
        remedy: Texts(
          nl: "Schrijf een regel per veld, zoals `name: …`.", en: "Write a line for each field, such as `name: …`."))
    case .valueMissing:
      RefusalText(
        Texts(nl: "Waarde ontbreekt", en: "Value missing"),
        message: Texts(
          nl: "Zonder {field} kan niemand lid worden.",
          en: "Nobody can become a member without {field}."),
        remedy: Texts(
          nl: "Vul {field} in.",
          en: "Fill in {field}."))
    case .valueUnchanged:
      RefusalText(
        Texts(nl: "Waarde ongewijzigd", en: "Value unchanged"),
        message: Texts(
          nl: "Dit is de waarde die er al was in {field}.",
          en: "This is the value that was there already in {field}."),
        remedy: Texts(
          nl: "Er is niets te doen.",
          en: "There is nothing to do."))
    case .lookupNotAllowed:
      RefusalText(
        Texts(nl: "Niet om mee te zoeken", en: "Not to look up by"),
        message: Texts(
          nl: "Op {field} wordt niet gezocht.",
          en: "One does not look up by {field}."),
        remedy: Texts(
          nl: "Zoek op een veld met `lookup: yes`, of op de kaart.",
          en: "Look up by a field with `lookup: yes`, or by the card."))
    case .tooManyFound:
      RefusalText(
        Texts(nl: "Te veel gevonden", en: "Too many found"),
        message: Texts(
          nl: "Er zijn meer dan {1} leden met deze waarde in {field}.",
          en: "There are more than {1} members with this value in {field}."),
        remedy: Texts(
          nl: "Zoek op een ander veld, of op de kaart.",
          en: "Look up by another field, or by the card."))
    case .accountTaken:
      RefusalText(
        Texts(nl: "Kaart is van een ander", en: "Card is somebody else's"),
        message: Texts(
          nl: "Deze kaart is al gekoppeld aan een ander lid.",
          en: "This card is linked to another member already."),
        remedy: Texts(
          nl: "Ontkoppel haar eerst, of gebruik een andere kaart.",
          en: "Unlink it first, or use another card."))
    case .accountNotLinked:
      RefusalText(
        Texts(nl: "Kaart niet gekoppeld", en: "Card not linked"),
        message: Texts(
          nl: "Deze kaart is niet aan dit lid gekoppeld.",
          en: "This card is not linked to this member."),
        remedy: Texts(
          nl: "Kijk met `zegel member show` welke kaarten het lid heeft.",
          en: "See with `zegel member show` which cards the member has."))
    case .guardianNeeded:
      RefusalText(
        Texts(nl: "Ouder nodig", en: "Guardian needed"),
        message: Texts(
          nl: "Onder de {1} jaar beslist een ouder of voogd.",
          en: "Below {1} years a parent or guardian decides."),
        remedy: Texts(
          nl: "Laat die beslissen, met `--guardian`.",
          en: "Let them decide, with `--guardian`."))
    case .staffUnknown:
      RefusalText(
        Texts(nl: "Medewerker onbekend", en: "Staff unknown"),
        message: Texts(
          nl: "We kennen deze medewerker niet, of die werkt hier niet meer.",
          en: "We know no such person of the staff, or they left."),
        remedy: Texts(
          nl: "Kijk met `zegel staff list`.",
          en: "See `zegel staff list`."))
    case .staffKeyMissing:
      RefusalText(
        Texts(nl: "Wie ben je?", en: "Who are you?"),
        message: Texts(
          nl: "Dit huis heeft personeel, dus elke handeling is van iemand.",
          en: "This house has staff, so every act is somebody's."),
        remedy: Texts(
          nl: "Zet je sleutel in ZEGEL_STAFF_KEY, of noem een bestand in ZEGEL_STAFF_KEY_FILE.",
          en: "Set your key in ZEGEL_STAFF_KEY, or name a file in ZEGEL_STAFF_KEY_FILE."))
    case .staffKeyUnknown:
      RefusalText(
        Texts(nl: "Sleutel onbekend", en: "Key unknown"),
        message: Texts(
          nl: "Deze sleutel is van niemand van het personeel.",
          en: "This key is of nobody of the staff."),
        remedy: Texts(
          nl: "Controleer de sleutel, of laat een nieuwe maken met `zegel staff key`.",
          en: "Check the key, or have a new one made with `zegel staff key`."))
    case .staffFirst:
      RefusalText(
        Texts(nl: "De eerste", en: "The first one"),
        message: Texts(
          nl: "De eerste die genoemd wordt is een eigenaar: alleen die kan anderen toevoegen.",
          en: "The first who is named is an owner: only they can add others."),
        remedy: Texts(nl: "Zet `--role owner` erbij.", en: "Add `--role owner`."))
    case .staffLast:
      RefusalText(
        Texts(nl: "De laatste", en: "The last one"),
        message: Texts(
          nl: "Zonder deze medewerker kan niemand nog personeel beheren.",
          en: "Without this person nobody could look after staff any more."),
        remedy: Texts(
          nl: "Geef eerst iemand anders de rol `owner`.",
          en: "Give somebody else the role `owner` first."))
    case .epochKeyMissing:
      RefusalText(
        Texts(nl: "Sleutel ontbreekt", en: "Key missing"),
        message: Texts(
          nl: "De sleutel van week {1} is er niet: vernietigd, of niet meegebracht.",
          en: "The key of week {1} is not there: destroyed, or not brought along."),
        remedy: Texts(
          nl: "Zet de map met sleutels terug. Is de sleutel vernietigd, dan is wat hij sloot voorgoed weg.",
          en: "Put the directory of keys back. If the key was destroyed, what it closed is gone for good."))
    case .sealedDamaged:
      RefusalText(
        Texts(nl: "Gegevens beschadigd", en: "Data damaged"),
        message: Texts(
          nl: "Een verzegelde waarde is veranderd of hoort hier niet.",
          en: "A sealed value was changed, or does not belong here."),
        remedy: Texts(
          nl: "Controleer met `zegel trail verify`, en zet een back-up terug.",
          en: "Check with `zegel trail verify`, and put a backup back."))
    default: nil
    }
  }
}
