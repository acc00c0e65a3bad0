extension SensitiveGoods {
  /// In Dutch, English, German and French, as tills call their groups.
  ///
  /// No goods tell of origin in a way that a word could name without hitting a kitchen; none tell of biometrics.
  public static let rows: [SensitiveGoods] = [
    rows(.health, medicines, "CJEU C-21/23 (04-10-2024); Coop/FDB (DK, 2007-212-0042)"),
    rows(.health, shortHealth, match: .whole, "CJEU C-21/23 (04-10-2024)"),
    rows(.health, health, "Art. 9(1) GDPR, health; CJEU C-184/20 (01-08-2022)"),
    rows(.sexuality, sexuality, "Art. 9(1) GDPR, sex life; own list"),
    rows(.sexuality, shortSexuality, match: .whole, "Art. 9(1) GDPR, sex life; own list"),
    rows(.belief, belief, "Art. 9(1) GDPR, religion; Kesko (FI, 3831/161/21): purchases can tell Art. 9 data"),
    rows(.belief, shortBelief, match: .whole, "Art. 9(1) GDPR, religion; own list"),
    rows(.politics, politics, "Art. 9(1) GDPR, political opinions; own list"),
    rows(.union, unions, "Art. 9(1) GDPR, trade union membership; own list"),
    rows(.genetic, genes, "Art. 9(1) GDPR, genetic data; own list"),
  ].flatMap { $0 }

  private static func rows(_ category: DataCategory, _ words: [String], match: Match = .beginning, _ source: String)
    -> [SensitiveGoods]
  {
    words.map { SensitiveGoods(word: $0, match: match, category: category, from: nil, source: source) }
  }
}

private let medicines = [
  "medicijn", "medicatie", "geneesmiddel", "apotheek", "zelfzorg", "pijnstiller", "huismiddel", "medication",
  "medicine cabinet", "medicines", "medicinal", "pharmac", "over the counter", "painkiller", "pain relief", "analgesic",
  "arznei", "medikament", "apotheke", "schmerzmittel", "médicament", "medicament", "médicinal", "antidouleur",
  "paracetamol", "paracétamol", "ibuprofen", "ibuprofène", "aspirin", "antihistamin", "homeopath", "homeopat",
  "homöopath", "homéopath",
]

private let health = [
  "zwangerschaps test", "pregnancy test", "schwangerschafts test", "test de grossesse", "ovulatie", "ovulation",
  "hooikoorts", "hay fever", "heuschnupfen", "incontinentie", "incontinence", "inkontinenz", "diabetes", "diabetic",
  "diabeti", "diabète", "insulin", "bloedglucose", "blood glucose", "blutzucker", "glycémie", "stomazorg", "coronatest",
  "covid", "nicotinevervang", "nicotine replacement", "nikotinersatz", "substitut nicotin",
]

private let shortHealth = ["otc", "medicine", "medicin", "hiv", "soa test", "sti test", "std test"]

private let sexuality = [
  "erotiek", "erotisch", "erotic", "erotik", "érotique", "erotique", "sex toy", "sekstoy", "seksspeel", "sexspielzeug",
  "sexshop", "seksshop", "vibrator", "vibromasseur", "dildo", "glijmiddel", "personal lubricant", "gleitgel",
  "lubrifiant intime", "condoom", "condooms", "condom", "kondom", "préservatif", "preservatif", "anticoncepti",
  "contracepti", "verhütung", "morning after", "pornograf", "pornograph",
]

private let shortSexuality = ["porno", "lgbt", "lhbt", "lhbti", "lgbtq"]

private let belief = [
  "religie", "religio", "religiö", "religieus", "religieux", "bijbel", "bibel", "koosjer", "koscher", "kosher",
  "gebedskleed", "prayer", "gebetsteppich", "tapis de prière", "rozenkrans", "rosary", "rosenkranz", "kerkelijk",
  "devotionalia", "devotionalien", "islamitisch", "islamic", "islamisch", "islamique",
]

private let shortBelief = ["bible", "koran", "quran", "coran", "thora", "torah", "halal", "casher"]

private let politics = [
  "politieke", "politiek", "political", "politisch", "politique", "parteimitglied", "partijlidmaatschap",
]

private let unions = [
  "vakbond", "vakvereniging", "trade union", "labour union", "labor union", "gewerkschaft", "syndicat ouvrier",
  "syndicaal", "syndicale",
]

private let genes = [
  "dna test", "dna kit", "gentest", "genetische test", "genetic test", "genetischer test", "test adn",
  "test génétique", "stamboom test",
]
