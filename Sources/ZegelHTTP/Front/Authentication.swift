import HTTPTypes
import Hummingbird
import ZegelDesk
import ZegelDomain

extension Front {
  /// The till whose key is in `Authorization: Bearer …`. An address that keeps trying keys has to wait, and a till that
  /// calls too often as well.
  func till(calling request: Request, _ context: CallContext) async throws -> Till {
    guard let key = request.headers[.authorization].flatMap(bearer) else {
      throw Refusal(.tillKeyUnknown, field: "authorization")
    }
    guard limits.mayTryKey(from: context.address) else {
      throw Refusal(.tooManyRequests, field: "authorization")
    }
    do {
      let till = try await desk.till(withKey: key)
      try limits.spendCall(of: till.id)
      return till
    } catch let refusal as Refusal where refusal.code == .tillKeyUnknown {
      limits.spendKey(from: context.address)
      throw refusal
    }
  }
}

/// The key after `Bearer`; nil for other schemes and for what cannot be a key.
private func bearer(_ header: String) -> String? {
  let parts = header.split(separator: " ", maxSplits: 1)
  guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].hasPrefix("zt_"), parts[1].utf8.count <= 100
  else { return nil }
  return String(parts[1])
}
