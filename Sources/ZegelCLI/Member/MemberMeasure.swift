import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelVault

/// Times what processes cannot be timed by: their start takes longer than the act. For `bench/people`.
struct MemberMeasure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Time joining, opening and asking, in a new house of invented people.",
    discussion: "The house is made for it and is nobody's; delete it afterwards.", shouldDisplay: false)

  @Argument(help: ArgumentHelp("Where the house is made; there must be none.", valueName: "dir"))
  var directory: String
  @Option(help: "How many people join.")
  var members = 1_000
  @OptionGroup var talk: TalkOptions

  func validate() throws {
    guard (10...1_000_000).contains(members) else { throw ValidationError("--members is 10 to 1000000") }
  }

  func run() async throws {
    let desk = try await Desk.make(HousePaths(directory))
    do {
      try printJSON(try await measure(desk))
      await desk.close()
    } catch {
      await desk.close()
      throw error
    }
  }

  private struct Times: Encodable {
    var joinUs: Spread
    var openTenFieldsUs: Spread
    var consentUs: Spread
    var consentOfFourUs: Spread
  }

  private struct Spread: Encodable {
    let median, p99: Double

    init(_ times: [Duration]) {
      let sorted = times.sorted()
      func at(_ share: Double) -> Double {
        let parts = sorted[Int(Double(sorted.count - 1) * share)].components
        return Double(parts.seconds) * 1e6 + Double(parts.attoseconds / 1_000_000_000) / 1e3
      }
      (median, p99) = (at(0.5), at(0.99))
    }
  }

  private func measure(_ desk: Desk) async throws -> Times {
    let owner = try await desk.actor(
      withKey: desk.addStaff(name: "Invented Owner", roles: [.owner, .cashier], stores: [], by: .keeper).key)
    let officer = try await desk.actor(
      withKey: desk.addStaff(name: "Invented Officer", roles: [.privacyOfficer], stores: [], by: owner).key)
    for actor in [owner, officer] { _ = try await desk.applyPolicy(MemberMeasure.policy, by: actor) }
    var (ids, joins, openings, asked) = ([MemberID](), [Duration](), [Duration](), [Duration]())
    let clock = ContinuousClock()
    for number in 0..<members {
      let application = MemberApplication(
        values: MemberMeasure.values(number), consents: ["marketing.email": number % 10 < 4], route: .till,
        language: .en)
      joins.append(try await clock.measure { ids.append(try await desk.joinMember(application, by: owner)) })
    }
    for number in 0..<members {
      let id = ids[number &* 7_919 % members]
      openings.append(
        try await clock.measure {
          try await desk.openMember(id, for: "membership", by: owner) { portrait, opened in
            guard portrait.fields.allSatisfy({ opened.text($0) != nil }), portrait.fields.count == 10 else {
              throw Refusal(.sealedDamaged, field: "sealed")
            }
          }
        })
    }
    for number in 0..<members {
      let id = ids[number &* 7_919 % members]
      asked.append(try await clock.measure { _ = try await desk.mayUse(id, for: "marketing.email") })
    }
    let four = try await fourAtOnce(desk, ids)
    return Times(
      joinUs: Spread(joins), openTenFieldsUs: Spread(openings), consentUs: Spread(asked), consentOfFourUs: Spread(four))
  }

  /// As several tills ask at the same time.
  private func fourAtOnce(_ desk: Desk, _ ids: [MemberID]) async throws -> [Duration] {
    try await withThrowingTaskGroup(of: [Duration].self) { group in
      for till in 0..<4 {
        group.addTask {
          var times: [Duration] = []
          for place in stride(from: till, to: ids.count, by: 4) {
            times.append(
              try await ContinuousClock().measure { _ = try await desk.mayUse(ids[place], for: "marketing.email") })
          }
          return times
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static func values(_ number: Int) -> [String: String] {
    let word = String(String(number).map { Character(Unicode.Scalar(UInt8(ascii: "a") + ($0.asciiValue! - 48))) })
    return [
      "name": "Lid \(word)", "email": "lid\(number)@bench.example", "email2": "ook\(number)@bench.example",
      "phone": "06 12345678", "phone2": "020 1234567", "address": "Dorpsstraat 1, 1234 AB Ons Dorp",
      "language": "nl", "paper": "yes", "magazine": "no", "second": "Tweede \(word)",
    ]
  }

  private static let policy: String = {
    let rest =
      "category: ordinary, purposes: [membership], period: {keep: 24 months, after: last-activity}"
    let fields = [
      ("name", "name", ""), ("email", "email", ", lookup: yes"), ("email2", "email", ""), ("phone", "phone", ""),
      ("phone2", "phone", ""), ("address", "address", ""), ("language", "language", ""), ("paper", "yes-or-no", ""),
      ("magazine", "yes-or-no", ""), ("second", "name", ""),
    ].map { id, type, more in "  - {id: \(id), title: {nl: \(id), en: \(id)}, type: \(type), \(rest)\(more)}\n" }
    return """
      zegel: privacy/1
      organisation: {name: Bench, address: "Dorpsstraat 1, Ons Dorp", contact: privacy@bench.example}
      languages: [nl, en]
      purposes:
        - {id: membership, basis: contract, text: {nl: Lid., en: Member.}, who: [cashier, member]}
        - {id: marketing.email, basis: consent, channel: email, text: {nl: Mail., en: Mail.}, who: [marketer, member]}
      fields:
      \(fields.joined())
      """
  }()
}
