/// A currency with the number of decimals its minor unit has.
struct Money: Sendable, Equatable {
  let code: String
  let decimals: Int

  init?(code: String) {
    guard let decimals = Money.decimals[code] else { return nil }
    self.code = code
    self.decimals = decimals
  }

  /// How many minor units go into one, such as 100 cents in a euro.
  var minorUnits: Int64 { (0..<decimals).reduce(1) { power, _ in power * 10 } }

  static var known: [String] { decimals.keys.sorted() }

  /// - Source: ISO 4217, list one, for Europe and the currencies shops meet most.
  private static let decimals: [String: Int] = [
    "AED": 2, "ALL": 2, "ARS": 2, "AUD": 2, "BAM": 2, "BGN": 2, "BHD": 3, "BRL": 2, "CAD": 2, "CHF": 2, "CLP": 0,
    "CNY": 2, "CZK": 2, "DKK": 2, "EGP": 2, "EUR": 2, "GBP": 2, "GEL": 2, "HKD": 2, "HUF": 2, "IDR": 2, "ILS": 2,
    "INR": 2, "ISK": 0, "JOD": 3, "JPY": 0, "KRW": 0, "KWD": 3, "MAD": 2, "MDL": 2, "MKD": 2, "MXN": 2, "MYR": 2,
    "NOK": 2, "NZD": 2, "OMR": 3, "PHP": 2, "PLN": 2, "RON": 2, "RSD": 2, "SAR": 2, "SEK": 2, "SGD": 2, "SRD": 2,
    "THB": 2, "TND": 3, "TRY": 2, "TWD": 2, "UAH": 2, "USD": 2, "VND": 0, "XAF": 0, "XCG": 2, "XOF": 0, "ZAR": 2,
  ]
}
