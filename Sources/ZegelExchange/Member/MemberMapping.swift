import Foundation
public import ZegelDesk
public import ZegelDomain

/// Which column of a customer file is what, for which purpose, on which basis, and how a yes is proven.
public struct MemberMapping: Sendable {
  struct ValueColumn: Decodable { let field, purpose, basis: String }

  struct ConsentColumn: Decodable {
    let purpose: String
    /// Words that mean yes; everything else is no answer.
    let yes: [String]
    /// The column with the day on which it was said, as year-month-day.
    let day: String?
  }

  private struct File: Decodable {
    let separator: String?
    let card: String?
    let lastActive: String?
    let values: [String: ValueColumn]
    let consents: [String: ConsentColumn]?
    let agreedTo: String?
    let language: String?
    let withoutProof: String
  }

  static let mostBytes = 65_536

  let separator: UInt8
  let card: String?
  /// The column with the day on which somebody was last a customer.
  let lastActive: String
  let values: [String: ValueColumn]
  let consents: [String: ConsentColumn]
  /// The words under the question in the old file's form.
  public let agreedTo: String?
  public let language: Language
  public let unproven: UnprovenConsent

  /// Reads a mapping's JSON and holds it against the policy: each column names the purpose and basis that its field has
  /// there. Refuses `mapping-invalid`; the field says where.
  public init(json text: String, policy: PrivacyPolicy) throws(Refusal) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard text.utf8.count <= MemberMapping.mostBytes, let file = try? decoder.decode(File.self, from: Data(text.utf8))
    else { throw Refusal(.mappingInvalid) }
    guard let mark = (file.separator ?? ",").utf8.first, ",;\t|".utf8.contains(mark) else {
      throw Refusal(.mappingInvalid, field: "separator")
    }
    guard let unproven = UnprovenConsent(rawValue: file.withoutProof) else {
      throw Refusal(.mappingInvalid, field: "without_proof")
    }
    guard let language = Language(rawValue: file.language ?? "nl") else {
      throw Refusal(.mappingInvalid, field: "language")
    }
    guard let lastActive = file.lastActive else { throw Refusal(.mappingInvalid, field: "last_active") }
    self.lastActive = lastActive
    (separator, card, values, consents) = (mark, file.card, file.values, file.consents ?? [:])
    (agreedTo, self.unproven, self.language) = (file.agreedTo, unproven, language)
    for column in values.values {
      guard let field = policy.field(column.field), field.purposes.contains(column.purpose),
        policy.purpose(column.purpose)?.basis.rawValue == column.basis
      else { throw Refusal(.mappingInvalid, field: "values.\(column.field.prefix(40))") }
    }
    guard Set(values.values.map(\.field)).count == values.count else { throw Refusal(.mappingInvalid, field: "values") }
    for column in consents.values {
      guard policy.purpose(column.purpose)?.basis == .consent, !column.yes.isEmpty else {
        throw Refusal(.mappingInvalid, field: "consents.\(column.purpose.prefix(40))")
      }
    }
  }
}
