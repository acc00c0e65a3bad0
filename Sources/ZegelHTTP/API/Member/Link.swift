import HTTPTypes
import NIOCore
import ZegelDesk
import ZegelDomain

/// Links a card to a member who is named by another card, or by what they are called here.
func linkCard(_ call: Call) async throws -> Reply {
  let body: LinkBody = try await call.memberBody()
  guard [nil, "hidden", "agreed"].contains(body.history) else { throw Refusal(.inputMalformed, field: "history") }
  let (who, counter) = (try body.who(), try await call.counter())
  let linked = try await call.guarding(card: body.newCard) {
    try await call.desk.linkCard(body.newCard, to: who, showsHistory: body.history == "agreed", at: counter)
  }
  var text = JSONText(capacity: 128)
  text.object { $0.field("member", "\(linked.member)") }
  return .json(linked.isNew ? .created : .ok, text)
}

/// Makes a card nobody's again.
func unlinkCard(_ call: Call) async throws -> Reply {
  let body: UnlinkBody = try await call.memberBody()
  let counter = try await call.counter()
  try await call.guarding(card: body.card) { try await call.desk.unlinkCard(body.card, at: counter) }
  return .done(.noContent)
}

/// Sends a code to a member, to be told back.
func startProof(_ call: Call) async throws -> Reply {
  let body: ProofStartBody = try await call.memberBody()
  let (who, counter) = (try body.who(), try await call.counter())
  try await call.guarding(card: body.card) {
    try await call.desk.startProof(of: who, by: body.contact, at: counter)
  }
  return .done(.accepted)
}

/// Takes a code that was told back.
func confirmProof(_ call: Call) async throws -> Reply {
  let body: ProofCodeBody = try await call.memberBody()
  let (who, counter) = (try body.who(), try await call.counter())
  let proof = try await call.guarding(card: body.card) {
    try await call.desk.confirmProof(of: who, code: body.code, at: counter)
  }
  var text = JSONText(capacity: 128)
  text.object {
    $0.field("field", proof.field)
    $0.field("at", proof.at.rfc3339)
  }
  return .json(.ok, text)
}

extension Reply {
  fileprivate static func done(_ status: HTTPResponse.Status) -> Reply {
    Reply(status: status, type: "application/json; charset=utf-8", body: ByteBuffer())
  }
}

private struct LinkBody: Decodable, Sendable, NamesMember {
  let card: String?
  let member: String?
  let newCard: String
  let history: String?

  enum CodingKeys: String, CodingKey {
    case card, member, history
    case newCard = "new_card"
  }
}

private struct UnlinkBody: Decodable, Sendable {
  let card: String
}

private struct ProofStartBody: Decodable, Sendable, NamesMember {
  let card: String?
  let member: String?
  /// A field, or `email` or `phone`.
  let contact: String
}

private struct ProofCodeBody: Decodable, Sendable, NamesMember {
  let card: String?
  let member: String?
  let code: String
}
