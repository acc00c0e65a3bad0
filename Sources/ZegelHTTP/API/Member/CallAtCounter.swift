import HTTPTypes
import Hummingbird
import ZegelDesk
import ZegelDomain

extension Call {
  /// Of one body about a member: values, answers, a code.
  static let mostMemberBytes = 64 << 10

  /// Whose act it is: the till's, or of the staff whose key came with it. Keys that are tried out cost the same as a
  /// till's.
  func counter() async throws -> Counter {
    guard let key = request.headers[.zegelStaff] else { return try await desk.counter(at: till) }
    guard front.limits.mayTryKey(from: context.address) else { throw Refusal(.tooManyRequests, field: "staff") }
    do {
      guard key.hasPrefix("zs_"), key.utf8.count <= 100 else { throw Refusal(.staffKeyUnknown, field: "staff") }
      return try await desk.counter(at: till, staffKey: key)
    } catch let refusal as Refusal where refusal.code == .staffKeyUnknown {
      front.limits.spendKey(from: context.address)
      throw refusal
    }
  }

  func memberBody<Body: Decodable>(_ type: Body.Type = Body.self) async throws -> Body {
    try decode(try await bytes(upTo: min(Call.mostMemberBytes, front.settings.mostBodyBytes)))
  }

  /// Counts cards that are not ours, where a card is named at all.
  func guarding<Answer>(card: String?, _ body: () async throws -> Answer) async throws -> Answer {
    guard card != nil else { return try await body() }
    return try await front.limits.guarding(till.id, body)
  }
}

extension HTTPField.Name {
  static let zegelStaff = HTTPField.Name("Zegel-Staff")!
}

/// Something that may have the wrong shape. Names and values beside it are a person's, so that what is wrong with it is
/// told by the name of the whole.
struct Loose<Value: Decodable & Sendable>: Decodable, Sendable {
  let value: Value?

  init(from decoder: any Decoder) throws { value = try? decoder.singleValueContainer().decode(Value.self) }
}

extension [String: Loose<String>] {
  func values(_ field: String) throws(Refusal) -> [String: String] { try checked(self, field) }
}

extension [String: Loose<Bool>] {
  func values(_ field: String) throws(Refusal) -> [String: Bool] { try checked(self, field) }
}

private func checked<Value>(_ all: [String: Loose<Value>], _ field: String) throws(Refusal) -> [String: Value] {
  var values: [String: Value] = [:]
  for (name, loose) in all {
    guard let value = loose.value else { throw Refusal(.inputMalformed, field: field) }
    values[name] = value
  }
  return values
}

/// Somebody by a card of theirs, or by what they are called here.
protocol NamesMember {
  var card: String? { get }
  var member: String? { get }
}

extension NamesMember {
  /// Refuses both at once, and neither.
  func who() throws(Refusal) -> CounterMember {
    switch (card, member) {
    case (let card?, nil): return .card(card)
    case (nil, let member?):
      guard let id = MemberID(member) else { throw Refusal(.memberUnknown, field: "member") }
      return .member(id)
    default: throw Refusal(.inputMalformed, field: "member")
    }
  }
}

extension JoinRoute {
  /// Where it was said: at the till itself when the caller does not tell.
  init(told: String?) throws(Refusal) {
    guard let told else {
      self = .till
      return
    }
    guard let route = JoinRoute(rawValue: told), JoinRoute.atCounter.contains(route) else {
      throw Refusal(.inputMalformed, field: "route")
    }
    self = route
  }

  static let atCounter: [JoinRoute] = [.till, .web, .paper]
}

extension Language {
  /// In which something was read.
  init(told: String?, else usual: Language) throws(Refusal) {
    guard let told else {
      self = usual
      return
    }
    guard let language = Language(rawValue: told) else { throw Refusal(.noticeMissing, field: "language") }
    self = language
  }
}
