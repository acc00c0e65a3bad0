extension Refusal.Code {
  /// Pages that members open by a link; nil for everything else.
  var textOfPages: RefusalText? {
    switch self {
    case .linkUnknown:
      RefusalText(
        Texts(nl: "Deze link werkt niet", en: "This link does not work"),
        message: Texts(
          nl: "Misschien is hij te oud, of is er een stukje niet meegekomen. Er is niets veranderd.",
          en: "It may be too old, or a part of it may be missing. Nothing has been changed."),
        remedy: Texts(
          nl: "Vraag in de winkel om een nieuwe link, of zeg daar wat er moet veranderen: dat kan ook meteen.",
          en: "Ask in the shop for a new link, or say there what should change: that can be done at once too."))
    case .publicAddressMissing:
      RefusalText(
        Texts(nl: "Adres van de pagina's ontbreekt", en: "Address of the pages missing"),
        message: Texts(
          nl: "Dit huis weet niet onder welk adres leden zijn pagina's openen, dus het maakt geen links.",
          en: "This house does not know under which address members open its pages, so it makes no links."),
        remedy: Texts(
          nl: "Zet `{1}` in de instellingen, zoals `https://punten.voorbeeld.example`; zie docs/consent.md.",
          en: "Set `{1}` in the settings, such as `https://points.voorbeeld.example`; see docs/consent.md."))
    case .ageMissing:
      RefusalText(
        Texts(nl: "Nog één vraag", en: "One more question"),
        message: Texts(
          nl: "Er is niet gekozen wie er ja zegt. Er is niets veranderd.",
          en: "It was not chosen who says yes. Nothing has been changed."),
        remedy: Texts(
          nl: "Ga terug en kies of je het zelf doet, of je ouder of voogd.",
          en: "Go back and choose whether you do it yourself, or your parent or guardian."))
    case .formNotOurs:
      RefusalText(
        Texts(nl: "Niet vanaf deze pagina", en: "Not from this page"),
        message: Texts(
          nl: "Dit kwam van een andere website, dus er is niets veranderd.",
          en: "This came from another website, so nothing has been changed."),
        remedy: Texts(
          nl: "Open de link uit je bericht en druk daar op de knop.",
          en: "Open the link in your message and press the button there."))
    default: nil
    }
  }
}
