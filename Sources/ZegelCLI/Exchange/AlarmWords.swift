import ZegelDesk
import ZegelDomain

extension ExchangeAlarm {
  var what: Texts {
    let (nl, en) = (since.written(in: .nl), since.written(in: .en))
    return switch kind {
    case .receiptOverdue:
      Texts(
        nl: "\(party) heeft levering \(sequence) van \(channel) van \(nl) niet bevestigd",
        en: "\(party) has not confirmed delivery \(sequence) of \(channel) of \(en)")
    case .refused:
      Texts(
        nl: "\(party) weigerde levering \(sequence) van \(channel) op \(nl)",
        en: "\(party) refused delivery \(sequence) of \(channel) on \(en)")
    case .notSent:
      Texts(
        nl: "levering \(sequence) van \(channel) ligt klaar sinds \(nl) en is niet aangekomen",
        en: "delivery \(sequence) of \(channel) lies ready since \(en) and has not arrived")
    case .stopsWaiting:
      Texts(
        nl: "\(party) moet iets horen over leden, al sinds \(nl)",
        en: "\(party) has to be told about members, since \(en)")
    case .failing:
      Texts(
        nl: "kanaal \(channel) lukt niet sinds \(nl) (\(reason))",
        en: "channel \(channel) fails since \(en) (\(reason))")
    }
  }

  var remedy: Texts {
    switch kind {
    case .receiptOverdue:
      Texts(
        nl: "Bel hen; wat daar kwijt is gaat nog eens met `zegel exchange send \(channel) --again \(sequence)`.",
        en: "Call them; what is lost there goes once more with `zegel exchange send \(channel) --again \(sequence)`.")
    case .refused: Texts(nl: "Bel hen, en stuur opnieuw.", en: "Call them, and send again.")
    case .notSent, .failing:
      Texts(
        nl: "Doe `zegel exchange check \(channel)` en daarna met de hand wat het kanaal doet: dat zegt waarom.",
        en: "Do `zegel exchange check \(channel)` and then by hand what the channel does: that says why.")
    case .stopsWaiting:
      Texts(
        nl: "Doe `zegel exchange send` op haar kanaal voor stops.",
        en: "Do `zegel exchange send` on its channel of stops.")
    }
  }
}
