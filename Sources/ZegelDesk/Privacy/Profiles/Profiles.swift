extension PrivacyProfile {
  static let cornerShopText = """
    # Kaarten zonder naam: er is geen doel, dus er kan niets van iemand worden bewaard.
    # Cards without a name: there is no purpose, so nothing can be kept of anybody.
    """

  static let chainText = """
    purposes:
    \(membership)
    \(mailings)
      - id: marketing.sms
        basis: consent
        channel: sms
        text:
          nl: Wij sturen u aanbiedingen per sms. U kunt op elk moment stoppen.
          en: We send you offers by text message. You can stop at any moment.
        who: [marketer, member, system]
      - id: profiling
        basis: consent
        profiling: yes
        text:
          nl: Wij kiezen aanbiedingen die passen bij wat u koopt. Zegt u nee, dan spaart u evenveel.
          en: We choose offers that fit what you buy. If you say no, you save just as much.
        who: [marketer, member, system]

    fields:
    \(nameAndMail)
      - id: phone
        title: {nl: telefoonnummer, en: phone number}
        type: phone
        category: ordinary
        purposes: [marketing.sms]
        period: {keep: 24 months, after: last-activity}
        lookup: yes
      - id: lines
        title: {nl: wat u kocht, en: what you bought}
        type: purchase-lines
        category: ordinary
        purposes: [profiling]
        period: {keep: 12 months, after: purchase}
        from: till

    # Profileren vraagt een DPIA voordat dit beleid geldt: `zegel privacy dpia begin`, invullen, `zegel privacy dpia sign`.
    # Profiling needs a DPIA before this policy holds: `zegel privacy dpia begin`, fill it in, `zegel privacy dpia sign`.
    """

  static let gymText = """
    purposes:
    \(membership)
    \(mailings)

    fields:
    \(nameAndMail)
      - id: plate
        title: {nl: kenteken, en: licence plate}
        type: plate
        category: ordinary
        purposes: [membership]
        period: {keep: 12 months, after: last-activity}
        lookup: yes
    """

  static let pharmacyText = """
    # Wat iemand hier koopt kan iets over gezondheid zeggen. Daarom geen aankopen, geen profielen.
    # What somebody buys here can tell of health. So no purchases, no profiles.
    purposes:
    \(membership)

    fields:
      - id: email
        title: {nl: e-mailadres, en: e-mail address}
        type: email
        category: ordinary
        purposes: [membership]
        period: {keep: 12 months, after: last-activity}
        lookup: yes
    """

  static let associationText = """
    purposes:
    \(membership)
    \(mailings)
      - id: marketing.post
        basis: legitimate-interest
        channel: post
        text:
          nl: Wij sturen u het verenigingsblad. U kunt dat op elk moment stoppen.
          en: We send you the association's magazine. You can stop that at any moment.
        balancing_test:
          nl: Leden verwachten het blad. Er staat geen reclame van anderen in. Stoppen kost één bericht.
          en: Members expect the magazine. It has no ads of others. To stop takes one message.
        who: [service, member, system]

    fields:
    \(nameAndMail)
      - id: address
        title: {nl: postadres, en: postal address}
        type: address
        category: ordinary
        purposes: [marketing.post]
        period: {keep: 24 months, after: last-activity}
    """
}
