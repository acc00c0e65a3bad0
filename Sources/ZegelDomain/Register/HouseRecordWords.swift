extension HouseRecord {
  public var title: Texts {
    switch self {
    case .cards: Texts(nl: "kaarten", en: "cards")
    case .ledger: Texts(nl: "rekening en grootboek", en: "account and ledger")
    case .members: Texts(nl: "leden en hun kaarten", en: "members and their cards")
    case .values: Texts(nl: "wat leden gaven", en: "what members gave")
    case .consents: Texts(nl: "besluiten over toestemming", en: "decisions about consent")
    case .openings: Texts(nl: "inzagen", en: "openings")
    case .proofs: Texts(nl: "bewijzen van een adres of nummer", en: "proofs of an address or number")
    case .households: Texts(nl: "huishoudens", en: "households")
    case .links: Texts(nl: "links naar de eigen keuzes", en: "links to one's own choices")
    case .messages: Texts(nl: "berichten die nog weg moeten", en: "messages that are due")
    case .disclosures: Texts(nl: "aan wie is doorgegeven", en: "to whom data was handed over")
    case .staff: Texts(nl: "personeel", en: "staff")
    case .policies: Texts(nl: "wie het beleid toepaste", en: "who applied the policy")
    case .exchangeKeys: Texts(nl: "sleutels van de uitwisseling", en: "keys of the exchange")
    case .boxCalls: Texts(nl: "wie bij de brievenbus kwam", en: "who came to the drop box")
    case .trail: Texts(nl: "het spoor", en: "the trail")
    case .erasures: Texts(nl: "de lijst van wissingen", en: "the list of erasures")
    case .backups: Texts(nl: "back-ups en archief", en: "backups and archive")
    }
  }

  var data: Texts {
    switch self {
    case .cards:
      Texts(
        nl: "hash met een sleutel van het kaartnummer, de laatste vier tekens, of de kaart geldt",
        en: "keyed hash of the card number, its last four characters, whether the card holds")
    case .ledger:
      Texts(
        nl: "wanneer, waar en voor hoeveel er werd gespaard en ingewisseld, per bonregel zonder wat er werd gekocht",
        en: "when, where and for how much was saved and redeemed, line by line without what was bought")
    case .members:
      Texts(
        nl: "een willekeurig kenmerk, welke rekening van wie is en sinds wanneer",
        en: "a random id, which account is whose and since when")
    case .values:
      Texts(
        nl: "de velden van het beleid, verzegeld, met oudere versies, en hashes om op te zoeken",
        en: "the fields of the policy, sealed, with older versions, and hashes to look up by")
    case .consents:
      Texts(
        nl: "welk doel, welk besluit, wanneer, langs welke weg, onder welke tekst, wie het invoerde",
        en: "which purpose, which decision, when, by what route, under which text, who entered it")
    case .openings:
      Texts(
        nl: "wie wat wanneer zag of veranderde, waarvoor, in welk filiaal, met welke uitkomst",
        en: "who saw or changed what and when, for which purpose, in which store, with what outcome")
    case .proofs:
      Texts(
        nl: "welk veld werd bewezen, hoe en door wie; hashes van codes en van waar zij heen gingen",
        en: "which field was proven, how and by whom; hashes of codes and of where they went")
    case .households:
      Texts(
        nl: "wie samen sparen en sinds wanneer, met welk besluit; welke kaart van wie kwam; hashes van uitnodigingen",
        en: "who save together and since when, by which decision; which card came from whom; hashes of invitations")
    case .links:
      Texts(
        nl: "hash van de link, welk lid, welk doel, tot wanneer",
        en: "hash of the link, which member, which purpose, until when")
    case .messages:
      Texts(
        nl: "welk lid, welke soort bericht, hoe vaak geprobeerd; geen adres, geen tekst",
        en: "which member, which kind of message, how often tried; no address, no text")
    case .disclosures:
      Texts(
        nl:
          "welk lid, welke partij, welk doel, sinds en tot wanneer, met een eigen kenmerk voor elke partij; van welke partij een lid kwam; wat een partij nog moet horen",
        en:
          "which member, which party, which purpose, since and until when, with a reference of its own for each party; from which party a member came; what a party must still be told"
      )
    case .staff:
      Texts(
        nl: "naam, verzegeld; rollen, filialen, hash van de sleutel, door wie toegevoegd",
        en: "name, sealed; roles, stores, hash of the key, who added them")
    case .policies:
      Texts(nl: "kenmerken van wie voorstelde en toepaste", en: "ids of who proposed and applied")
    case .exchangeKeys:
      Texts(
        nl: "sleutels van het huis en van partijen, verzegeld, met de namen die erin staan; kenmerken van wie ze "
          + "voorstelde, bevestigde en beëindigde",
        en:
          "keys of the house and of parties, sealed, with the names in them; ids of who proposed, confirmed and ended "
          + "them")
    case .boxCalls:
      Texts(
        nl: "netadressen die belden, met de vingerafdruk van de sleutel waarmee",
        en: "network addresses that called, with the fingerprint of the key they came with")
    case .trail:
      Texts(
        nl: "hashes van elke handeling, en notities met kenmerken van personeel",
        en: "hashes of every act, and notes with ids of staff")
    case .erasures:
      Texts(nl: "de kenmerken van wie gewist is", en: "the ids of who was erased")
    case .backups:
      Texts(
        nl: "alles hierboven zoals het op een moment was, zonder de sleutels",
        en: "all of the above as it was at one moment, without the keys")
    }
  }

  var purpose: Texts {
    switch self {
    case .cards: Texts(nl: "een kaart herkennen", en: "to identify a card")
    case .ledger:
      Texts(nl: "punten en zegels bijhouden en verantwoorden", en: "to keep and account for points and stamps")
    case .members: Texts(nl: "een lid bij zijn rekening houden", en: "to keep a member with their account")
    case .values: Texts(nl: "de doelen van elk veld, hierboven", en: "the purposes of each field, above")
    case .consents: LegalDuty.consent.purpose.text
    case .openings: LegalDuty.oversight.purpose.text
    case .proofs:
      Texts(
        nl: "niemand krijgt de rekening van een ander", en: "nobody gets somebody else's account")
    case .households: Texts(nl: "samen sparen", en: "to save together")
    case .links: Texts(nl: "stoppen zo makkelijk als ja zeggen", en: "stopping as easily as saying yes")
    case .messages: Texts(nl: "de privacyverklaring sturen", en: "to send the privacy notice")
    case .disclosures:
      Texts(
        nl: "ontvangers vertellen dat iets stopt of verandert, en een lid wie zijn gegevens kreeg",
        en: "to tell recipients that something ends or changes, and a member who got their data")
    case .staff: Texts(nl: "elke handeling is van iemand", en: "every act is somebody's")
    case .policies: Texts(nl: "twee mensen verruimen het beleid", en: "two people widen the policy")
    case .exchangeKeys:
      Texts(
        nl: "bestanden gaan alleen naar wie ze horen te krijgen", en: "files go only to whom they are meant for")
    case .boxCalls: Texts(nl: "zien wie probeert binnen te komen", en: "to see who tries to get in")
    case .trail: Texts(nl: "wijzigingen met de hand vinden", en: "to find changes by hand")
    case .erasures:
      Texts(nl: "een back-up brengt niemand terug die gewist is", en: "no backup brings back who was erased")
    case .backups: Texts(nl: "na een storing verder kunnen", en: "to go on after a breakdown")
    }
  }

  var kept: Texts {
    let withHouse = Texts(
      nl: "zolang het huis bestaat; na wissing van niemand meer",
      en: "as long as the house exists; after erasure of nobody")
    return switch self {
    case .cards, .ledger, .consents, .trail: withHouse
    case .members: Texts(nl: "tot het lid wordt gewist", en: "until the member is erased")
    case .values:
      Texts(
        nl: "de bewaartermijn van elk veld, en niet langer dan het lid",
        en: "the period of each field, and no longer than the member")
    case .openings: Texts(nl: "24 maanden na de inzage", en: "24 months after the opening")
    case .proofs:
      Texts(
        nl: "een bewijs met zijn waarde; een code tien minuten, waar zij heen ging een uur",
        en: "a proof with its value; a code ten minutes, where it went an hour")
    case .households:
      Texts(
        nl: "tot wie erbij hoort weggaat of gewist wordt; een uitnodiging tot ze om is",
        en: "until who belongs to it leaves or is erased; an invitation until it is over")
    case .links: Texts(nl: "twee jaar, of tot het lid gewist is", en: "two years, or until the member is erased")
    case .messages: Texts(nl: "tot het weg is, hooguit twee dagen", en: "until it has left, two days at most")
    case .disclosures:
      Texts(
        nl: "tot het lid is gewist; een bericht aan een partij tot zij het bevestigt",
        en: "until the member is erased; a message to a party until it confirms it")
    case .staff:
      Texts(nl: "de naam tot het werk hier eindigt", en: "the name until their work here ends")
    case .boxCalls: Texts(nl: "hooguit zestig dagen", en: "sixty days at most")
    case .policies, .exchangeKeys, .erasures: Texts(nl: "zolang het huis bestaat", en: "as long as the house exists")
    case .backups:
      Texts(
        nl: "zoals de instellingen zeggen; na vijf weken zonder sleutel van een gewist lid",
        en: "as the settings say; after five weeks without the key of an erased member")
    }
  }
}
