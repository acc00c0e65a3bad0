/// What a till could send, and what it would hear.
extension JSONValue {
  static let saleExample: JSONValue = [
    "receipt": "1001", "timestamp": "2026-01-02T20:46:00+01:00", "card": "2990000001566", "currency": "EUR",
    "lines": [
      ["line": 1, "product": "1083254", "category": "brood", "qty": 2, "amount_cents": 1150, "discount_cents": 50],
      ["line": 2, "category": "koffie", "qty": 1, "amount_cents": 250],
    ],
  ]

  static let answerExample: JSONValue = [
    "event": "367-3-1001", "at": "2026-01-02T19:46:00Z", "programme_version": 1,
    "points": ["change": 14, "available": 1250, "pending": 0],
    "stamps": [["card": "koffie", "name": "koffiezegels", "change": 1, "available": 3, "pending": 0]],
    "explanation": [
      [
        "rule": "euro", "title": "Punten per euro", "unit": "points", "points": 14, "reason": "gave",
        "reason_text": "telt mee",
      ]
    ],
    "receipt": [
      "nl": ["Gespaard: 14 punten", "Saldo: 1.250 punten", "Koffiezegels: 3 (+1)"],
      "en": ["Earned: 14 points", "Balance: 1,250 points", "Coffee stamps: 3 (+1)"],
    ],
    "note": .null,
  ]

  static let identificationExample: JSONValue = ["card": "2990000001566"]
  static let voidExample: JSONValue = [
    "receipt": "1002", "timestamp": "2026-01-02T20:50:00+01:00", "refers_to": "367-3-1001",
  ]
  static let returnExample: JSONValue = [
    "receipt": "1003", "timestamp": "2026-01-03T10:00:00+01:00", "refers_to": "367-3-1001",
    "lines": [["line": 1, "qty": 1, "amount_cents": 575]],
  ]
  static let redemptionExample: JSONValue = [
    "receipt": "1004", "timestamp": "2026-01-03T10:01:00+01:00", "card": "2990000001566", "reward": "brood",
  ]
  static let undoExample: JSONValue = [
    "receipt": "1005", "timestamp": "2026-01-03T10:02:00+01:00", "refers_to": "367-3-1004",
  ]
  static let holdExample: JSONValue = [
    "receipt": "1006", "timestamp": "2026-01-03T10:03:00+01:00", "card": "2990000001566", "points": 100,
    "seconds": 600,
  ]
  static let releaseExample: JSONValue = [
    "receipt": "1007", "timestamp": "2026-01-03T10:04:00+01:00", "refers_to": "367-3-1006",
  ]
  static let uploadExample: JSONValue = [
    "events": [
      [
        "schema": "pos-1", "type": "sale", "event": "367-3-1001", "timestamp": "2026-01-02T20:46:00+01:00",
        "card": "2990000001566", "currency": "EUR", "lines": [["line": 1, "qty": 1, "amount_cents": 54]],
      ]
    ]
  ]
  static let problemExample: JSONValue = [
    "type": "urn:zegel:refusal:card-unknown", "title": "Kaart onbekend", "status": 404,
    "detail": "We kennen geen kaart met dit nummer (card).", "code": "card-unknown", "field": "card",
    "remedy": "Scan de kaart nog een keer. Is het een kaart van een andere winkel, ga dan verder zonder kaart.",
    "retry": false,
  ]
}
