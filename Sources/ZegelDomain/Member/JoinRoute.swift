/// How somebody became a member, or told a decision.
public enum JoinRoute: String, Sendable, Hashable, CaseIterable {
  case till, web, paper, `import`, staff, mail
  /// A page of the house, opened by a link of the member's own.
  case page
}
