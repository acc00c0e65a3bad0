/// The programme of the demo: an invented bakery with two shops.
let demoProgramme = """
  zegel: programme/1
  name: Bakkerij De Korenaar
  currency: EUR
  time_zone: Europe/Amsterdam
  reach: 400 days
  points:
    name: {nl: punten, en: points}
    expire: {after: 24 months, at_end_of: year}
  stamp_cards:
    - {id: koffie, name: {nl: koffiezegels, en: coffee stamps}}
  rules:
    - id: euro
      title: {nl: Punten per euro, en: Points per euro}
      points: 1
      per_amount: 1.00
      basis: after-discount
      where: {not: {kinds: [deposit]}}
      caps: {most: 100, per: day}
    - id: zaterdag
      title: {nl: Dubbel op zaterdag, en: Double on Saturday}
      multiply: 2
      of: euro
      where: {categories: [brood]}
      when: {days: sat}
    - id: kopje
      title: {nl: Koffiezegels, en: Coffee stamps}
      stamps: 1
      card: koffie
      per_item: 1
      where: {categories: [koffie]}
  conflict: add
  rounding: {to: down, per: rule}
  on_return: below-zero
  earn_on_points_paid: no
  rewards:
    - {id: brood, title: {nl: Een brood, en: A loaf of bread}, cost: {points: 100}, stock: 500, limit: {most: 2, per: month}}
    - {id: gratis-koffie, title: {nl: Een gratis koffie, en: A free coffee}, cost: {stamps: 10, card: koffie}}
  pay_with_points: {points: 100, worth: 1.00, at_least: 50}
  stores:
    - {id: "1", name: Utrecht, tills: ["1", "2"]}
    - {id: "2", name: Zwolle, tills: ["1"]}
  cards: {format: ean-13, prefix: "29"}
  """
