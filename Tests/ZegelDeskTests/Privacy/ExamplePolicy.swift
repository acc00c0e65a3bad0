/// A policy in which every kind of part occurs, and nothing is wrong on 1 December 2026.
let examplePolicy = """
  zegel: privacy/1
  organisation:
    name: Bakkerij De Korenaar
    address: Dorpsstraat 1, 1234 AB Ons Dorp
    contact: privacy@korenaar.example
    registration: KvK 12345678
  dpo: {name: M. de Wit, contact: fg@korenaar.example}
  authority: NL
  languages: [nl, en]
  dpia: {signed_by: S-00000000000000000000000001, signed_on: 2026-11-01}
  purposes:
    - id: membership
      basis: contract
      text: {nl: U spaart op naam., en: You save by name.}
      who: [cashier, service, member]
    - id: marketing.email
      basis: consent
      channel: email
      text: {nl: Wij mailen u., en: We mail you.}
      who: [marketer]
    - id: marketing.post
      basis: legitimate-interest
      channel: post
      balancing_test: {nl: Leden verwachten het., en: Members expect it.}
      text: {nl: Wij sturen u post., en: We send you post.}
      who: [marketer]
    - id: profiling
      basis: consent
      profiling: yes
      text: {nl: Wij kiezen aanbiedingen., en: We choose offers.}
      who: [marketer]
    - id: books
      basis: legal-duty
      text: {nl: De boekhouding., en: The books.}
      who: [owner]
  fields:
    - id: email
      title: {nl: e-mailadres, en: e-mail address}
      type: email
      category: ordinary
      purposes: [membership, marketing.email]
      period: {keep: 24 months, after: last-activity}
      lookup: yes
    - id: invoice
      title: {nl: factuuradres, en: invoice address}
      type: address
      category: ordinary
      purposes: [books]
      period: {keep: 84 months, after: end-of-financial-year}
    - id: lines
      title: {nl: aankopen, en: purchases}
      type: purchase-lines
      category: ordinary
      purposes: [profiling]
      period: {keep: 12 months, after: purchase}
      from: till
    - id: diet
      title: {nl: dieet, en: diet}
      type: choice
      choices:
        - {id: vegan, title: {nl: veganistisch, en: vegan}}
        - {id: gluten-free, title: {nl: glutenvrij, en: gluten-free}}
      category: health
      exception: explicit-consent
      purposes: [profiling]
      period: {keep: 12 months, after: collection}
  parties:
    - id: mailer
      name: Postduif B.V.
      contact: post@postduif.example
      role: processor
      contract: {signed_on: 2026-01-01, until: 2027-12-31}
      country: NL
      purposes: [marketing.email]
      fields: [email]
    - id: servers
      name: Rekenhuis AG
      role: sub-processor
      under: mailer
      contract: {signed_on: 2026-01-01}
      country: CH
      purposes: [marketing.email]
      fields: [email]
  """
