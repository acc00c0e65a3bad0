/// The privacy policy of the demo: a membership, offers by mail for who wants them, nothing else.
let demoPolicy = """
  zegel: privacy/1
  organisation:
    name: Bakkerij De Korenaar
    address: Dorpsstraat 1, 1234 AB Ons Dorp
    contact: privacy@korenaar.example
  languages: [nl, en]
  purposes:
    - id: membership
      basis: contract
      text: {nl: Wij vinden uw kaart terug., en: We find your card again.}
      who: [cashier, service, member]
    - id: marketing.email
      basis: consent
      channel: email
      text: {nl: Wij mailen u aanbiedingen., en: We mail you offers.}
      who: [marketer, member]
  fields:
    - id: name
      title: {nl: naam, en: name}
      type: name
      category: ordinary
      purposes: [membership]
      period: {keep: 24 months, after: last-activity}
    - id: email
      title: {nl: e-mailadres, en: e-mail address}
      type: email
      category: ordinary
      purposes: [membership, marketing.email]
      period: {keep: 24 months, after: last-activity}
      lookup: yes
  """
