import ZegelDesk
import ZegelDomain
import ZegelVault

/// Somebody invented who joins, agrees, thinks again, and is forgotten; and who may see them meanwhile.
struct DemoMember {
  let desk: Desk
  /// Of a card that nobody has used yet.
  let card: String

  func play() async throws {
    let owner = try await hired("Ada Zwart", [.owner], by: .keeper)
    let officer = try await hired("Bo Groen", [.privacyOfficer], by: owner)
    let cashier = try await hired("Cor de Blauw", [.cashier], by: owner)
    let marketer = try await hired("Dee Paars", [.marketer], by: owner)
    for actor in [owner, officer] { _ = try await desk.applyPolicy(demoPolicy, by: actor) }
    print("\nPrivacy policy version 1, applied by an owner and a privacy officer.")
    print("An invented customer joins with card …\(card.suffix(4)):")

    var application = MemberApplication(
      values: ["name": "Noor van Verzonnen", "email": "noor@voorbeeld.example"],
      consents: ["marketing.email": true], route: .till, language: .nl)
    application.card = CardName(card)
    let member = try await desk.joinMember(application, by: cashier)
    try await look(member, for: "membership", by: cashier, "cashier")
    try await look(member, for: "marketing.email", by: cashier, "cashier")
    try await look(member, for: "marketing.email", by: marketer, "marketer")
    let second = ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .till, language: .nl)
    try await desk.decide(second, by: member, entered: cashier)
    print("  the customer takes back the yes to marketing.email")
    try await look(member, for: "marketing.email", by: marketer, "marketer")
    let openings = try await desk.openings(of: member, by: officer)
    print("  written down, each before anything was seen: \(openings.map(\.outcome).joined(separator: ", "))")
    try await desk.eraseMember(member, by: officer)
    print("  erased: key, values and links are gone; the card goes on, of nobody")
  }

  private func hired(_ name: String, _ roles: Set<StaffRole>, by actor: Actor) async throws -> Actor {
    try await desk.actor(withKey: desk.addStaff(name: name, roles: roles, stores: [], by: actor).key)
  }

  private func look(_ member: MemberID, for purpose: String, by actor: Actor, _ who: String) async throws {
    let line = "  \(who) looks for \(purpose): "
    do {
      try await desk.openMember(member, for: purpose, by: actor) { portrait, opened in
        print(line + portrait.fields.compactMap { opened.text($0) }.joined(separator: ", "))
      }
    } catch let refusal as Refusal {
      print(line + "refused, \(refusal.code.rawValue)")
    }
  }
}
