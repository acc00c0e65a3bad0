import ZegelDomain

/// Ids for people who join together: of each sort they begin with the same chance bytes.
///
/// Rows of a page then lie beside each other in every index, where ids by chance alone would each touch a page of the
/// disk; that made a million members take four times as long as they should. What somebody learns from the beginning, they
/// know from the moment, which a page shares as well. Members, what the trail calls them, and their decisions begin
/// differently, and in no order of their own, so one cannot be told from the other.
struct PageOfIDs {
  private let surroundings: Surroundings
  private let members, trails, decisions: [UInt8]

  private static let shared = 5

  init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    members = surroundings.random(PageOfIDs.shared)
    trails = surroundings.random(PageOfIDs.shared)
    decisions = surroundings.random(PageOfIDs.shared)
  }

  func member() -> MemberID { MemberID(bytes: id(members)) }
  func trail() -> TrailID { TrailID(bytes: id(trails)) }
  func decision() -> [UInt8] { id(decisions) }

  private func id(_ start: [UInt8]) -> [UInt8] { start + surroundings.random(16 - start.count) }
}
