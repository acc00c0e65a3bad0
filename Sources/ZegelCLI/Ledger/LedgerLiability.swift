import ArgumentParser
import ZegelDesk
import ZegelDomain

struct LedgerLiability: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liability", abstract: "Print what is still owed to customers, by the month it was earned (IFRS 15).",
    discussion: """
      A row for each month and unit: issued - reversed + adjusted = redeemed + expired + outstanding, and outstanding = \
      pending + available + held - owed. Expected is how many of the outstanding points will be redeemed, rounded up; \
      its value, in cents rounded down, is what the programme lets points pay. The rate is what was redeemed of the \
      months that are over, unless --rate says otherwise; while no month is over it is 100 %.
      """)

  @Option(
    name: .long,
    help: ArgumentHelp("Of all points earned, how many will be redeemed: 85 or 85.25.", valueName: "percent"))
  var rate: PercentArgument?

  @Option(
    name: .long, help: ArgumentHelp("As of then, such as 2026-07-01T00:00:00+02:00. Else now.", valueName: "instant"))
  var at: InstantArgument?

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let liability = try await common.withDesk { try await $0.liability(at: at?.instant) }
    if !json.json { Console.current.line(LiabilityRow.head) }
    for cohort in liability.cohorts {
      let rate = self.rate?.basisPoints ?? liability.observedRate(cohort.unit) ?? 10_000
      let row = LiabilityRow(cohort, liability, rate: rate)
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }
}

/// A percentage with at most two decimals, from 0 to 100.
struct PercentArgument: ExpressibleByArgument {
  let basisPoints: Int64

  init?(argument: String) {
    let parts = argument.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...3).contains(whole.count), whole.allSatisfy(\.isNumber),
      let percent = Int64(whole)
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard decimals.count <= 2, decimals.allSatisfy(\.isNumber), parts.count == 1 || !decimals.isEmpty,
      let hundredths = Int64(decimals + String(repeating: "0", count: 2 - decimals.count))
    else { return nil }
    basisPoints = percent * 100 + hundredths
    guard basisPoints <= 10_000 else { return nil }
  }
}

private struct LiabilityRow: Encodable {
  let month, unit, currency: String
  let issued, reversed, adjusted, redeemed, expired, pending, available, held, owed, outstanding: Points
  let rateBasisPoints: Int64
  let expected: Points
  let valueCents: Int64?

  init(_ cohort: LiabilityCohort, _ liability: Liability, rate: Int64) {
    month = String(cohort.month.description.prefix(7))
    (unit, currency) = (cohort.unit, liability.currency)
    (issued, reversed, adjusted) = (cohort.issued, cohort.reversed, cohort.adjusted)
    (redeemed, expired) = (cohort.redeemed, cohort.expired)
    (pending, available, held, owed) = (cohort.pending, cohort.available, cohort.held, cohort.owed)
    outstanding = cohort.outstanding
    rateBasisPoints = rate
    expected = cohort.expected(rate: rate)
    valueCents = liability.value(of: expected, cohort.unit)
  }

  static let head =
    "month,unit,issued,reversed,adjusted,redeemed,expired,pending,available,held,owed,outstanding,rate_basis_points,"
    + "expected,value_cents,currency"

  var csv: String {
    let numbers = [
      issued, reversed, adjusted, redeemed, expired, pending, available, held, owed, outstanding, rateBasisPoints,
      expected,
    ]
    return ([month, unit] + numbers.map { String($0) } + [valueCents.map { String($0) } ?? "", currency])
      .joined(separator: ",")
  }
}
