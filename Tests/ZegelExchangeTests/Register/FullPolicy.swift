/// A policy with a part of every kind; nothing is wrong in it on 1 December 2026.
let fullPolicy = """
  zegel: privacy/1
  organisation: {name: De Korenaar, address: "Dorpsstraat 1, Ons Dorp", contact: privacy@korenaar.example, registration: KvK 12345678}
  dpo: {name: M. de Wit, contact: fg@korenaar.example}
  languages: [nl, en]
  dpia: {signed_by: S-00000000000000000000000001, signed_on: 2026-11-01}
  purposes:
    - {id: membership, basis: contract, text: {nl: U spaart op naam., en: You save by name.}, who: [cashier]}
    - {id: marketing.email, basis: consent, channel: email, text: {nl: Wij mailen u., en: We mail you.}, who: [marketer]}
    - {id: profiling, basis: consent, profiling: yes, text: {nl: Wij kiezen <aanbiedingen>., en: We choose <offers>.}, who: [marketer]}
    - {id: birthday, basis: consent, text: {nl: Een taart., en: A cake.}, who: [cashier]}
    - {id: books, basis: legal-duty, text: {nl: De boekhouding., en: The books.}, who: [owner]}
  fields:
    - {id: email, title: {nl: e-mailadres, en: e-mail}, type: email, category: ordinary, purposes: [membership, marketing.email], period: {keep: 24 months, after: last-activity}}
    - {id: lines, title: {nl: aankopen, en: purchases}, type: purchase-lines, category: ordinary, purposes: [profiling], period: {keep: 12 months, after: purchase}, from: till}
    - {id: day, title: {nl: verjaardag, en: birthday}, type: date, category: ordinary, purposes: [birthday], period: {keep: 12 months, after: collection}}
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
    - {id: mailer, name: Postduif B.V., role: processor, contract: {signed_on: 2026-01-01, until: 2027-12-31}, country: NL, purposes: [marketing.email], fields: [email], channels: [{id: post-members, direction: send, carries: members, purpose: marketing.email, fields: [email], sftp: {host: sftp.postduif.example, user: korenaar, path: /in}}, {id: post-stops, direction: send, carries: stops, box: post}, {id: post-optouts, direction: receive, carries: opt-outs, purpose: marketing.email, keep: 14 days, box: post}]}
    - {id: servers, name: Rekenhuis AG, role: sub-processor, under: mailer, contract: {signed_on: 2026-01-01}, country: CH, purposes: [marketing.email], fields: [email]}
    - {id: neighbours, name: Slagerij Van Buren, role: joint-controller, contact: info@vanburen.example, contract: {signed_on: 2026-01-01}, country: NL, purposes: [membership], fields: [email]}
  """
