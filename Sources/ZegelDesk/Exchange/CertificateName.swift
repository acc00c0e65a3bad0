import ZegelDomain
import ZegelStore

extension Desk {
  /// What the house is called in a list of certificates: its name, and its address for privacy where that is a mail
  /// address. Nobody's name.
  ///
  /// - Refuses: `policy-missing`.
  public func certificateName() async throws -> String {
    let policies = self.policies
    return try await store.read { session in
      let house = try policies.inForce(in: session).policy.organisation
      let name = house.name.filter { !"<>()\n".contains($0) }
      return house.contact.contains("@") && !house.contact.contains(" ") ? "\(name) <\(house.contact)>" : name
    }
  }
}
