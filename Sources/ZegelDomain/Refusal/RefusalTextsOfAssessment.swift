extension Refusal.Code {
  /// DPIAs and asking the authority; nil for everything else.
  var textOfAssessment: RefusalText? {
    switch self {
    case .dpiaMissing:
      RefusalText(
        Texts(nl: "Geen getekende DPIA", en: "No signed DPIA"),
        message: Texts(
          nl: "Dit beleid vraagt een DPIA[ ({1})], en er is er geen getekend (Art. 35 AVG).",
          en: "This policy needs a DPIA[ ({1})], and none is signed (Art. 35 GDPR)."),
        remedy: Texts(
          nl:
            "Doe `zegel privacy dpia begin`, vul het bestand in, dan `zegel privacy dpia sign`, en voer het beleid in.",
          en: "Do `zegel privacy dpia begin`, fill in the file, then `zegel privacy dpia sign`, and apply the policy."))
    case .dpiaReopened:
      RefusalText(
        Texts(nl: "DPIA gaat over iets anders", en: "DPIA is about something else"),
        message: Texts(
          nl:
            "Doelen, velden of partijen van dit beleid zijn anders dan in DPIA {1}: die is heropend (Art. 35(11) AVG).",
          en: "Purposes, fields or parties of this policy are not those of DPIA {1}: it is reopened (Art. 35(11) GDPR)."
        ),
        remedy: Texts(
          nl:
            "`zegel privacy dpia check` zegt wat er mist; loop de risico's na, en teken met `zegel privacy dpia sign`.",
          en:
            "`zegel privacy dpia check` says what is missing; go through the risks, and sign: `zegel privacy dpia sign`."
        ))
    case .dpiaInvalid:
      RefusalText(
        Texts(nl: "DPIA niet af", en: "DPIA not finished"),
        message: Texts(nl: "Deze DPIA kan niet worden getekend.", en: "This DPIA cannot be signed."),
        remedy: Texts(
          nl: "Verhelp wat erboven staat; `zegel privacy dpia check` noemt regel en artikel.",
          en: "Mend what is listed above; `zegel privacy dpia check` names line and article."))
    case .dpiaBegun:
      RefusalText(
        Texts(nl: "DPIA is al begonnen", en: "DPIA was begun already"),
        message: Texts(nl: "Het bestand {1} is er al.", en: "The file {1} is there already."),
        remedy: Texts(
          nl: "Werk daarin verder; `zegel privacy dpia check` zegt wat er nog mist.",
          en: "Go on in it; `zegel privacy dpia check` says what is still missing."))
    case .dpiaUnchanged:
      RefusalText(
        Texts(nl: "DPIA al getekend", en: "DPIA signed already"),
        message: Texts(
          nl: "Deze DPIA is al getekend, als nummer {1}.", en: "This DPIA was signed already, as number {1}."),
        remedy: Texts(nl: "Er is niets te doen.", en: "There is nothing to do."))
    case .dpiaUnknown:
      RefusalText(
        Texts(nl: "DPIA onbekend", en: "DPIA unknown"),
        message: Texts(nl: "Die DPIA is hier niet getekend.", en: "That DPIA was not signed here."),
        remedy: Texts(nl: "Kies er een uit `zegel privacy dpia list`.", en: "Choose one of `zegel privacy dpia list`."))
    case .consultationMissing:
      RefusalText(
        Texts(nl: "Toezichthouder nog niet gehoord", en: "Authority not heard yet"),
        message: Texts(
          nl:
            "In DPIA {1} blijft een hoog risico over, en het antwoord van de toezichthouder is er niet (Art. 36(1) AVG).",
          en: "In DPIA {1} a high risk remains, and the authority's answer is not there (Art. 36(1) GDPR)."),
        remedy: Texts(
          nl: "Stuur wat `zegel privacy dpia consult` schrijft, en leg het antwoord vast met `--record answered`.",
          en: "Send what `zegel privacy dpia consult` writes, and record the answer with `--record answered`."))
    case .consultationRefused:
      RefusalText(
        Texts(nl: "Toezichthouder zei nee", en: "Authority said no"),
        message: Texts(
          nl: "De toezichthouder vond over DPIA {1} dat dit niet mag (Art. 36(2) AVG).",
          en: "The authority found of DPIA {1} that this may not be done (Art. 36(2) GDPR)."),
        remedy: Texts(
          nl: "Verander het beleid of de maatregelen, en teken een nieuwe DPIA.",
          en: "Change the policy or the measures, and sign a new DPIA."))
    case .consultationNotDue:
      RefusalText(
        Texts(nl: "Geen raadpleging nodig", en: "No consultation due"),
        message: Texts(
          nl: "In DPIA {1} blijft geen hoog risico over.", en: "In DPIA {1} no high risk remains."),
        remedy: Texts(
          nl: "Er is niets te vragen; het beleid kan worden ingevoerd.",
          en: "There is nothing to ask; the policy can be applied."))
    case .consultationOutOfOrder:
      RefusalText(
        Texts(nl: "Raadpleging niet op volgorde", en: "Consultation out of order"),
        message: Texts(
          nl: "Deze stap staat er al, komt voor de vraag, of ligt op een dag die er nog niet is of te vroeg is.",
          en: "This step is there already, comes before the asking, or is on a day that is to come or too early."),
        remedy: Texts(
          nl: "Leg eerst `asked` vast, dan eventueel `extended`, dan `answered`, elk op een dag niet voor de vorige.",
          en: "Record `asked` first, then `extended` if it was, then `answered`, each on a day not before the last."))
    default: nil
    }
  }
}
