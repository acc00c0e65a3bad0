extension Refusal.Code {
  /// What is wrong with the input itself.
  var textOfInput: RefusalText { isAboutSales ? textOfSaleInput : textOfOtherInput }

  private var isAboutSales: Bool {
    switch self {
    case .saleTooLarge, .amountOutOfRange, .quantityOutOfRange, .currencyMismatch, .lineRepeated, .taxMissing,
      .timestampMalformed, .timestampInFuture, .paymentTooSmall:
      true
    default: false
    }
  }

  private var textOfSaleInput: RefusalText {
    switch self {
    case .saleTooLarge:
      RefusalText(
        Texts(nl: "Te veel regels", en: "Too many lines"),
        message: Texts(
          nl: "Een bon kan[ hooguit {1:number}] regels hebben; deze heeft er meer.",
          en: "A receipt can have[ at most {1:number}] lines; this one has more."),
        remedy: Texts(nl: "Verdeel de bon over meer bonnen.", en: "Split it into several receipts."))
    case .amountOutOfRange:
      RefusalText(
        Texts(nl: "Bedrag buiten bereik", en: "Amount out of range"),
        message: Texts(
          nl: "Het bedrag in {field} is te groot of te klein.", en: "The amount in {field} is too large or too small."),
        remedy: Texts(
          nl: "Stuur hele centen, samen hooguit tien miljard euro.",
          en: "Send whole cents, together at most ten thousand million euros."))
    case .quantityOutOfRange:
      RefusalText(
        Texts(nl: "Aantal buiten bereik", en: "Quantity out of range"),
        message: Texts(
          nl: "Het aantal in {field} is te groot of te klein.",
          en: "The quantity in {field} is too large or too small."),
        remedy: Texts(
          nl: "Controleer het aantal, en of de eenheid klopt.", en: "Check the quantity, and whether its unit is right."
        ))
    case .currencyMismatch:
      RefusalText(
        Texts(nl: "Andere munt", en: "Another currency"),
        message: Texts(
          nl: "De munt in {field} is niet die van het programma[: {1}].",
          en: "The currency in {field} is not the programme's[: {1}]."),
        remedy: Texts(
          nl: "Stuur de bedragen in de munt van het programma.", en: "Send the amounts in the programme's currency."))
    case .lineRepeated:
      RefusalText(
        Texts(nl: "Regelnummer dubbel", en: "Line number repeated"),
        message: Texts(
          nl: "Het nummer in {field} staat op nog een regel.", en: "The number in {field} is on another line as well."),
        remedy: Texts(nl: "Geef elke regel een eigen nummer.", en: "Give each line its own number."))
    case .taxMissing:
      RefusalText(
        Texts(nl: "Btw ontbreekt", en: "Tax missing"),
        message: Texts(
          nl: "{field} ontbreekt; een regel van het programma rekent zonder btw.",
          en: "{field} is missing; a rule of the programme counts without tax."),
        remedy: Texts(
          nl: "Stuur bij elke regel `tax_cents` mee.", en: "Send `tax_cents` with each line."))
    case .timestampMalformed:
      RefusalText(
        Texts(nl: "Tijdstip onleesbaar", en: "Time unreadable"),
        message: Texts(
          nl: "Het tijdstip in {field} is niet te lezen.", en: "The time in {field} cannot be read."),
        remedy: Texts(
          nl: "Schrijf het zo, met de zone erbij: 2026-01-02T20:46:00+01:00.",
          en: "Write it like this, with its offset: 2026-01-02T20:46:00+01:00."))
    case .timestampInFuture:
      RefusalText(
        Texts(nl: "Tijdstip in de toekomst", en: "Time in the future"),
        message: Texts(
          nl: "Het tijdstip in {field} ligt meer dan een kwartier in de toekomst.",
          en: "The time in {field} is more than a quarter of an hour in the future."),
        remedy: Texts(nl: "Zet de klok van de kassa gelijk.", en: "Set the till's clock right."))
    case .paymentTooSmall:
      RefusalText(
        Texts(nl: "Bedrag te klein", en: "Amount too small"),
        message: Texts(
          nl: "Met punten betalen kan[ vanaf {1:number} punten]; het bedrag in {field} is kleiner.",
          en: "Points can pay[ from {1:number} points on]; the amount in {field} is smaller."),
        remedy: Texts(nl: "Kies een groter bedrag.", en: "Choose a larger amount."))
    default: preconditionFailure("\(rawValue) has its texts elsewhere")
    }
  }

  private var textOfOtherInput: RefusalText {
    switch self {
    case .cardNumberMalformed:
      RefusalText(
        Texts(nl: "Kaartnummer klopt niet", en: "Card number malformed"),
        message: Texts(
          nl: "Het nummer in {field} past niet bij de kaarten van dit programma: lengte, begin of controlecijfer.",
          en: "The number in {field} does not fit this programme's cards: length, prefix or check digit."),
        remedy: Texts(
          nl: "Controleer het nummer, of laat nummers van elke vorm toe bij de import.",
          en: "Check the number, or let the import take numbers of any format."))
    case .textOutOfRange:
      RefusalText(
        Texts(nl: "Tekst te lang of ongeldig", en: "Text too long or invalid"),
        message: Texts(
          nl: "De tekst in {field} is leeg, te lang of heeft tekens die hier niet kunnen.",
          en: "The text in {field} is empty, too long, or has characters that cannot be here."),
        remedy: Texts(
          nl: "Gebruik alleen letters en cijfers, zonder spaties.", en: "Use only letters and digits, no spaces."))
    case .inputMalformed:
      RefusalText(
        Texts(nl: "Invoer klopt niet", en: "Input malformed"),
        message: Texts(
          nl: "De invoer is niet te lezen[: {field} ontbreekt of heeft de verkeerde vorm].",
          en: "The input cannot be read[: {field} is missing or has the wrong form]."),
        remedy: Texts(
          nl: "[Wat hier kan: {1}. ]Vergelijk de invoer met /openapi.json (kassa) of docs/import.md (bestand).",
          en: "[What can be here: {1}. ]Compare the input with /openapi.json (till) or docs/import.md (file)."))
    case .inputTooLarge:
      RefusalText(
        Texts(nl: "Te veel in één keer", en: "Too much at once"),
        message: Texts(
          nl: "Dit is te veel in één keer[; {1:number} is het meeste].",
          en: "This is too much at once[; {1:number} is the most]."),
        remedy: Texts(nl: "Verdeel het over meer keren.", en: "Split it."))
    case .programmeInvalid:
      RefusalText(
        Texts(nl: "Programma klopt niet", en: "Programme invalid"),
        message: Texts(
          nl: "Het programma heeft fouten[: {1:number}].", en: "The programme has problems[: {1:number}]."),
        remedy: Texts(
          nl: "`zegel programme check` noemt ze allemaal, met regel en kolom.",
          en: "`zegel programme check` lists them all, with line and column."))
    case .startsTooEarly:
      RefusalText(
        Texts(nl: "Begint te vroeg", en: "Starts too early"),
        message: Texts(
          nl: "Een nieuwe versie kan niet in het verleden beginnen[, en niet voor {1:date}].",
          en: "A new version cannot start in the past[, nor before {1:date}]."),
        remedy: Texts(
          nl: "Kies een later begin, of laat het weg: dan begint ze nu.",
          en: "Choose a later start, or leave it out: then it starts now."))
    case .passphraseTooShort, .passphrasesDiffer: textOfKeys
    case .mappingInvalid:
      RefusalText(
        Texts(nl: "Koppeling klopt niet", en: "Mapping invalid"),
        message: Texts(
          nl: "De koppeling van kolommen klopt niet[: {field}].", en: "The mapping of columns is wrong[: {field}]."),
        remedy: Texts(
          nl: "Vergelijk haar met de eerste regel van het bestand.", en: "Compare it with the first line of the file."))
    default: textOfContact
    }
  }
}
