extension Refusal.Code {
  /// Files to and from parties; nil for everything else.
  var textOfDeliveries: RefusalText? {
    switch self {
    case .channelUnknown:
      RefusalText(
        Texts(nl: "Kanaal onbekend", en: "Channel unknown"),
        message: Texts(
          nl: "Het beleid dat geldt heeft dit kanaal niet.", en: "The policy in force does not have this channel."),
        remedy: Texts(
          nl: "`zegel exchange channels` noemt ze. Een nieuw kanaal komt onder een partij in privacy.yaml.",
          en: "`zegel exchange channels` lists them. A new one goes under a party in privacy.yaml."))
    case .channelOtherWay:
      RefusalText(
        Texts(nl: "Kanaal gaat de andere kant op", en: "Channel goes the other way"),
        message: Texts(nl: "Over kanaal `{1}` gaat dit niet.", en: "This does not go by channel `{1}`."),
        remedy: Texts(
          nl: "Kijk met `zegel exchange channels` welk kanaal stuurt en welk ontvangt.",
          en: "See with `zegel exchange channels` which channel sends and which receives."))
    case .channelBusy:
      RefusalText(
        Texts(nl: "Kanaal bezig", en: "Channel busy"),
        message: Texts(
          nl: "Een ander programma werkt nu aan kanaal `{1}`.", en: "Another program works on channel `{1}` now."),
        remedy: Texts(
          nl: "Wacht tot het klaar is. Van een programma dat stopte komt het na een kwartier vrij.",
          en: "Wait until it is done. From a program that died it comes free after a quarter of an hour."))
    case .partyNotInOrder:
      RefusalText(
        Texts(nl: "Partij niet in orde", en: "Party not in order"),
        message: Texts(
          nl: "Met `{1}` mag nu niets worden gedeeld ({2}). Er is niets verstuurd.",
          en: "Nothing may be shared with `{1}` now ({2}). Nothing was sent."),
        remedy: Texts(
          nl: "`zegel party check` zegt wat er moet gebeuren.", en: "`zegel party check` says what has to be done."))
    case .partyKeyMissing:
      RefusalText(
        Texts(nl: "Sleutel ontbreekt", en: "Key missing"),
        message: Texts(
          nl: "Van `{1}` is geen {2}-sleutel vastgelegd die nu geldt. Er is niets verstuurd.",
          en: "No {2} key of `{1}` is pinned that holds now. Nothing was sent."),
        remedy: Texts(
          nl: "Leg er een vast met `zegel exchange keys import` en laat een tweede hem bevestigen.",
          en: "Pin one with `zegel exchange keys import` and have a second person confirm it."))
    case .partyKeyUnusable:
      RefusalText(
        Texts(nl: "Sleutel onbruikbaar", en: "Key unusable"),
        message: Texts(
          nl: "Sleutel {2} van `{1}` kan niet worden gebruikt ({3}). Er is niets verstuurd.",
          en: "Key {2} of `{1}` cannot be used ({3}). Nothing was sent."),
        remedy: Texts(
          nl: "Vraag een nieuwe sleutel, leg die vast, en beëindig deze met `zegel exchange keys end`.",
          en: "Ask for a new key, pin it, and end this one with `zegel exchange keys end`."))
    case .placeUnreachable:
      RefusalText(
        Texts(nl: "Andere kant niet bereikt", en: "Other side not reached"),
        message: Texts(
          nl: "De server van kanaal `{1}` was niet te bereiken ({2}). Wat klaarligt blijft klaarliggen.",
          en: "The server of channel `{1}` could not be reached ({2}). What lies ready stays ready."),
        remedy: Texts(
          nl: "Probeer het straks nog eens; hetzelfde bestand gaat verder waar het was.",
          en: "Try again later; the same file goes on where it was."))
    case .boxNotStarted:
      RefusalText(
        Texts(nl: "Brievenbus start niet", en: "Drop box does not start"),
        message: Texts(
          nl: "De brievenbus voor partijen kon niet starten ({1}).",
          en: "The drop box for parties could not be started ({1})."),
        remedy: Texts(
          nl:
            "Start hem als een eigen gebruiker met een shell, nooit als root, met `openssh-server` geïnstalleerd en een vrije `box.port`.",
          en:
            "Start it as a user of its own with a shell, never as root, with `openssh-server` installed and a free `box.port`."
        ))
    case .placeRefused:
      RefusalText(
        Texts(nl: "Andere kant weigert", en: "Other side refuses"),
        message: Texts(
          nl: "De server van kanaal `{1}` neemt dit niet aan ({2}).",
          en: "The server of channel `{1}` does not take this ({2})."),
        remedy: Texts(
          nl: "Vraag de partij naar gebruiker, pad, rechten en ruimte; verbeter het kanaal in privacy.yaml.",
          en: "Ask the party about user, path, rights and space; correct the channel in privacy.yaml."))
    case .hostKeyUnproven:
      RefusalText(
        Texts(nl: "Server niet herkend", en: "Server not recognised"),
        message: Texts(
          nl: "De server van kanaal `{1}` toont een andere sleutel dan is vastgelegd. Er is niets verstuurd.",
          en: "The server of channel `{1}` shows another key than is pinned. Nothing was sent."),
        remedy: Texts(
          nl: "Bel de partij. Klopt de nieuwe sleutel, leg hem dan vast met `zegel exchange keys import --ssh-host`.",
          en: "Call the party. If the new key is right, pin it with `zegel exchange keys import --ssh-host`."))
    case .deliveryUnknown:
      RefusalText(
        Texts(nl: "Levering onbekend", en: "Delivery unknown"),
        message: Texts(nl: "Kanaal `{1}` heeft geen levering {2}.", en: "Channel `{1}` has no delivery {2}."),
        remedy: Texts(
          nl: "`zegel exchange deliveries` noemt ze.", en: "`zegel exchange deliveries` lists them."))
    case .deliveryNotGenuine:
      RefusalText(
        Texts(nl: "Bestand niet echt", en: "File not genuine"),
        message: Texts(
          nl: "Een bestand van kanaal `{1}` is niet aangenomen ({2}). Het ligt in quarantaine.",
          en: "A file of channel `{1}` was not taken ({2}). It lies in quarantine."),
        remedy: Texts(
          nl: "Vraag de partij het opnieuw te maken en te sturen, met het volgende nummer.",
          en: "Ask the party to make and send it again, with the next number."))
    case .deliveryOutOfOrder:
      RefusalText(
        Texts(nl: "Levering niet aan de beurt", en: "Delivery out of order"),
        message: Texts(
          nl: "Levering {2} van kanaal `{1}` kan nu niet ({3}).",
          en: "Delivery {2} of channel `{1}` cannot be now ({3})."),
        remedy: Texts(
          nl: "Vraag de partij naar wat ertussen ontbreekt.", en: "Ask the party for what is missing in between."))
    case .referenceUnknown:
      RefusalText(
        Texts(nl: "Kenmerk onbekend", en: "Reference unknown"),
        message: Texts(
          nl: "Niemand is bij `{1}` onder dit kenmerk bekend.", en: "Nobody is known to `{1}` by this reference."),
        remedy: Texts(
          nl: "Gebruik het kenmerk uit het bestand dat deze partij kreeg.",
          en: "Use the reference from the file that this party got."))
    default: nil
    }
  }
}
