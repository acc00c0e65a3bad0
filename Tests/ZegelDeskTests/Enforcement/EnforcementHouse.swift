import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// What the cases do to a house: all of it through the desk, as tills, pages and commands do.
extension PeopleHouse {
  /// A policy that differs from the house's own in one place is refused, there and by this article, and nothing is applied.
  func refuses(
    _ old: String, _ new: String, at path: String, _ article: String, _ line: SourceLocation = #_sourceLocation
  ) async throws {
    try await refuses(policy: PeopleHouse.policy.replacing(old, with: new), at: path, article, line)
  }

  func refuses(
    policy: String, at path: String, _ article: String, _ line: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(policy != PeopleHouse.policy, "nothing was changed", sourceLocation: line)
    let before = try await desk.policyVersions().count
    let thrown = await #expect(throws: FileProblems.self, sourceLocation: line) {
      _ = try await desk.applyPolicy(policy, by: owner)
    }
    let told = thrown?.all.map { "\($0.path): \($0.message.en)" } ?? []
    #expect(
      told.contains { $0.hasPrefix("\(path):") && $0.contains(article) }, "\(told)", sourceLocation: line)
    #expect(try await desk.policyVersions().count == before, sourceLocation: line)
  }

  func mayBeWrittenTo(_ purpose: String) async throws -> [MemberID] {
    try await desk.audience(for: purpose, by: marketer).members
  }

  /// The house's policy with more purposes and fields, each a line of YAML.
  static func policyWith(purposes: [String] = [], fields: [String] = [], parties: [String] = []) -> String {
    let more = purposes.map { "  - \($0)\n" }.joined()
    let ends = fields.map { "\n  - \($0)" }.joined()
    let third = parties.isEmpty ? "" : "\nparties:" + parties.map { "\n  - \($0)" }.joined()
    return PeopleHouse.policy.replacing("fields:\n", with: "\(more)fields:\n") + ends + third
  }
}

/// Parts of policies that the cases are about.
enum Part {
  static let profiling =
    "{id: profiling, basis: consent, profiling: yes, text: {nl: Wij kiezen aanbiedingen., en: We choose offers.}, who: [marketer]}"
  static let social =
    "{id: social, basis: consent, channel: social-network, text: {nl: Wij laten u zoeken op Vriendenboek., en: We have you looked up at Friendbook.}, who: [marketer]}"
  static let sharing =
    "{id: share.butcher, basis: consent, sharing: yes, text: {nl: De slager krijgt uw mailadres., en: The butcher gets your address.}, who: [marketer]}"

  static func lines(keep: Int, after: String = "purchase", for purpose: String) -> String {
    "{id: lines, title: {nl: aankopen, en: purchases}, type: purchase-lines, category: ordinary, purposes: [\(purpose)], "
      + "period: {keep: \(keep) months, after: \(after)}, from: till}"
  }

  static func party(_ name: String, role: String, purpose: String, field: String = "email") -> String {
    "{id: other, name: \(name), role: \(role), contract: {signed_on: 2026-01-01}, country: NL, purposes: [\(purpose)], "
      + "fields: [\(field)]}"
  }
}
