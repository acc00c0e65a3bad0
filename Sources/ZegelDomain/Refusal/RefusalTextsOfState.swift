extension Refusal.Code {
  /// What cannot be done as things stand.
  var textOfState: RefusalText { isAboutCards ? textOfCardState : textOfActState }

  private var isAboutCards: Bool {
    switch self {
    case .cardBlocked, .cardReplaced, .cardAlreadyKnown, .cardNotBlocked, .cardRangeExhausted, .balanceTooLow,
      .rewardNotValid, .rewardOutOfStock, .rewardLimitReached, .paymentNotOffered:
      true
    default: false
    }
  }

  private var textOfCardState: RefusalText {
    switch self {
    case .cardBlocked:
      RefusalText(
        Texts(nl: "Kaart geblokkeerd", en: "Card blocked"),
        message: Texts(
          nl: "Deze kaart is geblokkeerd[ sinds {1:date}].", en: "This card is blocked[ since {1:date}]."),
        remedy: Texts(
          nl: "Geef een nieuwe kaart uit: de punten gaan mee.", en: "Issue a new card: the points go along."))
    case .cardReplaced:
      RefusalText(
        Texts(nl: "Kaart vervangen", en: "Card replaced"),
        message: Texts(
          nl: "Deze kaart is vervangen door een nieuwe[ op {1:date}].",
          en: "This card was replaced by a new one[ on {1:date}]."),
        remedy: Texts(
          nl: "Gebruik de nieuwe kaart: daar staan de punten op.", en: "Use the new card: it has the points."))
    case .cardAlreadyKnown:
      RefusalText(
        Texts(nl: "Kaart bestaat al", en: "Card exists already"),
        message: Texts(
          nl: "Het nummer in {field} is al uitgegeven.", en: "The number in {field} was issued before."),
        remedy: Texts(nl: "Kies een ander nummer.", en: "Choose another number."))
    case .cardNotBlocked:
      RefusalText(
        Texts(nl: "Kaart niet geblokkeerd", en: "Card not blocked"),
        message: Texts(nl: "Deze kaart is niet geblokkeerd.", en: "This card is not blocked."),
        remedy: Texts(nl: "Er is niets te doen: ze werkt.", en: "There is nothing to do: it works."))
    case .cardRangeExhausted:
      RefusalText(
        Texts(nl: "Kaartnummers bijna op", en: "Card numbers run out"),
        message: Texts(
          nl: "De reeks kaartnummers is voor de helft gebruikt; vrije nummers zijn zo te raden.",
          en: "Half of the range of card numbers is used; free numbers would be easy to guess."),
        remedy: Texts(
          nl: "Kies in het programma een korter begin of meer tekens voor de kaarten.",
          en: "Choose a shorter prefix or more characters for the cards in the programme."))
    case .balanceTooLow:
      RefusalText(
        Texts(nl: "Saldo te laag", en: "Balance too low"),
        message: Texts(
          nl: "Het saldo is te laag[: {1:number}, en er is {2:number} nodig].",
          en: "The balance is too low[: {1:number}, where {2:number} are needed]."),
        remedy: Texts(
          nl: "Kies een goedkopere beloning of betaal een kleiner bedrag met punten.",
          en: "Choose a cheaper reward, or pay a smaller amount with points."))
    case .rewardNotValid:
      RefusalText(
        Texts(nl: "Beloning nu niet te krijgen", en: "Reward not available now"),
        message: Texts(
          nl: "Deze beloning is vandaag niet te krijgen[; de grens is {1}].",
          en: "This reward cannot be had today[; the limit is {1}]."),
        remedy: Texts(nl: "Kies een andere beloning.", en: "Choose another reward."))
    case .rewardOutOfStock:
      RefusalText(
        Texts(nl: "Beloning op", en: "Reward out of stock"),
        message: Texts(nl: "Deze beloning is op.", en: "This reward is out of stock."),
        remedy: Texts(nl: "Kies een andere beloning.", en: "Choose another reward."))
    case .rewardLimitReached:
      RefusalText(
        Texts(nl: "Maximum bereikt", en: "Limit reached"),
        message: Texts(
          nl: "Deze kaart heeft deze beloning al zo vaak gehad als kan[: {1:number} per {2}].",
          en: "This card has had this reward as often as it can[: {1:number} per {2}]."),
        remedy: Texts(
          nl: "Kies een andere beloning, of wacht tot de periode om is.",
          en: "Choose another reward, or wait until the period is over."))
    case .paymentNotOffered:
      RefusalText(
        Texts(nl: "Betalen met punten kan hier niet", en: "Paying with points is not offered"),
        message: Texts(
          nl: "In dit programma kun je niet met punten betalen.", en: "This programme does not let points pay a bill."),
        remedy: Texts(
          nl: "Kies een beloning, of zet `pay_with_points` in het programma.",
          en: "Choose a reward, or put `pay_with_points` in the programme."))
    default: preconditionFailure("\(rawValue) has its texts elsewhere")
    }
  }

  private var textOfActState: RefusalText {
    switch self {
    case .beyondReach:
      RefusalText(
        Texts(nl: "Te lang geleden", en: "Too long ago"),
        message: Texts(
          nl: "{field} wijst naar iets van voor de afsluiting[ op {1:date}]; dat verandert niet meer.",
          en: "{field} points at something from before the account was settled[ on {1:date}]; that changes no more."),
        remedy: Texts(
          nl: "Corrigeer het saldo met de hand, met een reden.", en: "Correct the balance by hand, with a reason."))
    case .eventConflict:
      RefusalText(
        Texts(nl: "Bonnummer al gebruikt", en: "Receipt number taken"),
        message: Texts(
          nl: "Onder bonnummer {1} is al iets anders geboekt.",
          en: "Something else was booked under receipt number {1}."),
        remedy: Texts(
          nl: "Stuur bij een herhaling precies dezelfde inhoud. Is dit een andere bon, geef haar dan een eigen nummer.",
          en: "When you retry, send exactly the same content. If this is another receipt, give it its own number."))
    case .eventOfOtherKind:
      RefusalText(
        Texts(nl: "Bon van een andere soort", en: "Receipt of another kind"),
        message: Texts(
          nl: "{1} in {field} is iets anders dan hier kan.", en: "{1} in {field} is not what can be named here."),
        remedy: Texts(
          nl: "Noem bij een retour een aankoop, bij terugdraaien een inwisseling, bij vrijgeven een reservering.",
          en: "Name a sale for a return, a redemption for an undo, a hold for a release."))
    case .alreadyUndone:
      RefusalText(
        Texts(nl: "Al teruggedraaid", en: "Undone already"),
        message: Texts(nl: "Inwisseling {1} is al teruggedraaid.", en: "Redemption {1} was undone before."),
        remedy: Texts(nl: "Er is niets meer te doen.", en: "There is nothing left to do."))
    case .holdEnded:
      RefusalText(
        Texts(nl: "Reservering voorbij", en: "Hold ended"),
        message: Texts(
          nl: "De reservering in {field} is al voorbij of gebruikt.", en: "The hold in {field} has ended or was used."),
        remedy: Texts(
          nl: "Zet de punten opnieuw apart, of wissel in zonder reservering.",
          en: "Set the points aside again, or redeem without a hold."))
    case .programmeUnchanged:
      RefusalText(
        Texts(nl: "Programma is gelijk", en: "Programme unchanged"),
        message: Texts(
          nl: "Dit is al de nieuwste versie van het programma.",
          en: "This is the newest version of the programme already."),
        remedy: Texts(nl: "Er is niets te doen.", en: "There is nothing to do."))
    case .houseExists:
      RefusalText(
        Texts(nl: "Huis bestaat al", en: "House exists"),
        message: Texts(nl: "In deze map staat al een huis.", en: "There is a house in this directory already."),
        remedy: Texts(nl: "Gebruik het, of noem een lege map.", en: "Use it, or name an empty directory."))
    case .houseInUse:
      RefusalText(
        Texts(nl: "Huis in gebruik", en: "House in use"),
        message: Texts(
          nl: "Een ander `zegel` heeft dit huis open.",
          en: "Another `zegel` has this house open."),
        remedy: Texts(
          nl: "Een huis heeft één `zegel serve`. Stop het andere programma en probeer het opnieuw.",
          en: "A house has one `zegel serve`. Stop the other program and try again."))
    case .backupOfOtherHouse:
      RefusalText(
        Texts(nl: "Van een ander huis", en: "Of another house"),
        message: Texts(
          nl: "De back-ups[ in {1}] zijn van een ander huis.",
          en: "The backups[ in {1}] are of another house."),
        remedy: Texts(
          nl: "Neem voor elk huis een eigen map.",
          en: "Take a directory of its own for each house."))
    case .sourceChanged:
      RefusalText(
        Texts(nl: "Bron veranderd", en: "Source changed"),
        message: Texts(
          nl: "In het huis werd nog geboekt tijdens het verhuizen[: {1}].",
          en: "The house was still being booked in while it was moved[: {1}]."),
        remedy: Texts(
          nl: "Stop alle kassa's en programma's, leeg het doel en begin opnieuw.",
          en: "Stop all tills and programs, empty the target and begin again."))
    default: preconditionFailure("\(rawValue) has its texts elsewhere")
    }
  }
}
