import ZegelDomain
import ZegelStore
public import ZegelVault

extension Desk {
  public static let mostFieldsAsked = 20

  /// Opens values of whose card it is, for a purpose, after it was written down who did so; nil for a card of nobody.
  ///
  /// - Parameter fields: which ones; a till has to say, so that no more is opened than it shows.
  /// - Refuses: as `openMember`, also where the card is nobody's; `card-blocked`, `card-replaced`.
  /// - Law: Art. 5(1)(b) and (c), 25(2) GDPR.
  public func openMember<R>(
    withCard number: String, for purpose: String, fields: [String], at counter: Counter,
    _ body: (borrowing Opened) throws -> R
  ) async throws -> R? {
    guard (1...Desk.mostFieldsAsked).contains(fields.count) else { throw Refusal(.valueMissing, field: "fields") }
    let keyring = self.keyring
    let name = CardName.number(number)
    try await store.read { try $0.find(name, keyring).mustBeUsable() }
    let id: MemberID
    do {
      id = try await member(with: name, for: purpose, by: counter.actor, in: counter.store)
    } catch let refusal as Refusal where refusal.code == .memberUnknown {
      return nil
    }
    return try await openMember(id, for: purpose, fields: fields, by: counter.actor, in: counter.store) { _, opened in
      try body(opened)
    }
  }
}
