extension Refusal.Code {
  /// What is wrong with a value somebody gave of themselves. It is never said again.
  var textOfContact: RefusalText {
    switch self {
    case .valueEmpty:
      RefusalText(
        Texts(nl: "Leeg", en: "Empty"),
        message: Texts(
          nl: "In {field} staat niets.",
          en: "There is nothing in {field}."),
        remedy: Texts(
          nl: "Vul iets in, of laat het veld weg.",
          en: "Fill something in, or leave the field out."))
    case .valueTooLong:
      RefusalText(
        Texts(nl: "Te lang", en: "Too long"),
        message: Texts(
          nl: "Wat in {field} staat, is te lang[: hooguit {1:number} tekens].",
          en: "What is in {field} is too long[: at most {1:number} characters]."),
        remedy: Texts(
          nl: "Kort het in.",
          en: "Shorten it."))
    case .characterNotAllowed:
      RefusalText(
        Texts(nl: "Teken dat niet kan", en: "Character not allowed"),
        message: Texts(
          nl: "In {field} staat een teken dat niet te zien is of de tekst ernaast omdraait.",
          en: "{field} holds a character that cannot be seen, or that turns the text beside it round."),
        remedy: Texts(
          nl: "Typ het over in plaats van het te plakken.",
          en: "Type it instead of pasting it."))
    case .numberNotAllowed:
      RefusalText(
        Texts(nl: "Nummer dat hier niet mag", en: "Number not allowed here"),
        message: Texts(
          nl: "In {field} staat een nummer dat een burgerservicenummer, een rekening of een betaalkaart kan zijn.",
          en: "{field} holds a number that can be a citizen service number, a bank account or a payment card."),
        remedy: Texts(
          nl: "Laat het nummer weg: zulke nummers worden hier nooit bewaard.",
          en: "Leave the number out: such numbers are never kept here."))
    case .nameMalformed:
      RefusalText(
        Texts(nl: "Geen naam", en: "Not a name"),
        message: Texts(
          nl: "Wat in {field} staat, is geen naam.",
          en: "What is in {field} is not a name."),
        remedy: Texts(
          nl:
            "Schrijf de naam met letters; streepjes, punten en apostrofs kunnen ook. Een e-mailadres of een webadres hoort hier niet.",
          en:
            "Write the name in letters; hyphens, dots and apostrophes can be there too. An e-mail or web address does not belong here."
        ))
    case .emailMalformed:
      RefusalText(
        Texts(nl: "Geen e-mailadres", en: "Not an e-mail address"),
        message: Texts(
          nl: "Wat in {field} staat, is geen e-mailadres.",
          en: "What is in {field} is not an e-mail address."),
        remedy: Texts(
          nl: "Schrijf het als naam@voorbeeld.nl, zonder spaties en aanhalingstekens.",
          en: "Write it as name@example.org, without spaces and quotes."))
    case .phoneMalformed:
      RefusalText(
        Texts(nl: "Geen telefoonnummer", en: "Not a phone number"),
        message: Texts(
          nl: "Wat in {field} staat, is geen telefoonnummer dat bestaat.",
          en: "What is in {field} is not a phone number that exists."),
        remedy: Texts(
          nl: "Schrijf het nummer helemaal, voor een ander land met + en de landcode ervoor.",
          en: "Write the whole number; for another country with + and the country code before it."))
    case .phoneNotPersonal:
      RefusalText(
        Texts(nl: "Geen nummer van iemand", en: "Not a number of a person"),
        message: Texts(
          nl: "Het nummer in {field} is een betaalnummer of een kort nummer.",
          en: "The number in {field} is a premium-rate or a short number."),
        remedy: Texts(
          nl: "Geef een gewoon nummer, vast of mobiel.",
          en: "Give an ordinary number, fixed or mobile."))
    case .dateMalformed:
      RefusalText(
        Texts(nl: "Geen dag", en: "Not a day"),
        message: Texts(
          nl: "Wat in {field} staat, is geen dag die bestaat.",
          en: "What is in {field} is not a day that exists."),
        remedy: Texts(
          nl: "Schrijf haar als jjjj-mm-dd of dd-mm-jjjj.",
          en: "Write it as yyyy-mm-dd or dd-mm-yyyy."))
    case .addressMalformed:
      RefusalText(
        Texts(nl: "Geen adres", en: "Not an address"),
        message: Texts(
          nl: "Wat in {field} staat, is geen adres dat we herkennen.",
          en: "What is in {field} is not an address we recognise."),
        remedy: Texts(
          nl: "Schrijf het als straat nummer, postcode plaats, en buiten dit land met een komma en het land erachter.",
          en: "Write it as street number, postcode place; outside this country with a comma and the country after it."))
    case .plateMalformed:
      RefusalText(
        Texts(nl: "Geen kenteken", en: "Not a number plate"),
        message: Texts(
          nl: "Wat in {field} staat, is geen kenteken.",
          en: "What is in {field} is not a number plate."),
        remedy: Texts(
          nl: "Schrijf de letters en cijfers van de plaat, twee tot tien; streepjes hoeven niet.",
          en: "Write the letters and digits of the plate, two to ten; dashes are not needed."))
    case .choiceUnknown:
      RefusalText(
        Texts(nl: "Geen van de keuzes", en: "None of the choices"),
        message: Texts(
          nl: "Wat in {field} staat, is geen van de keuzes.",
          en: "What is in {field} is none of the choices."),
        remedy: Texts(
          nl: "Neem een van de keuzes die het beleid voor dit veld noemt.",
          en: "Take one of the choices the policy names for this field."))
    case .languageUnknown:
      RefusalText(
        Texts(nl: "Taal onbekend", en: "Language unknown"),
        message: Texts(
          nl: "Wat in {field} staat, is geen taal die we kennen.",
          en: "What is in {field} is not a language we know."),
        remedy: Texts(
          nl: "Schrijf de code van de taal, zoals nl, en of fr.",
          en: "Write the language's code, such as nl, en or fr."))
    case .answerMalformed:
      RefusalText(
        Texts(nl: "Geen ja of nee", en: "Not yes or no"),
        message: Texts(
          nl: "Wat in {field} staat, is geen ja en geen nee.",
          en: "What is in {field} is neither yes nor no."),
        remedy: Texts(
          nl: "Schrijf ja of nee.",
          en: "Write yes or no."))
    case .valueFromTills:
      RefusalText(
        Texts(nl: "Komt van de kassa", en: "Comes from tills"),
        message: Texts(
          nl: "Wat in {field} hoort, komt van de kassa en wordt niet opgegeven.",
          en: "What belongs in {field} comes from tills and is not given by hand."),
        remedy: Texts(
          nl: "Laat het veld weg.",
          en: "Leave the field out."))
    default: preconditionFailure("\(rawValue) has its texts elsewhere")
    }
  }
}
