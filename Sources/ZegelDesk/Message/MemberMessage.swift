public import ZegelDomain

/// One message to one member. What it says follows from what it is: nobody writes a text of their own in it.
public enum MemberMessage: Sendable {
  /// The privacy notice as it was kept with a version.
  case notice(version: Int32)
  /// A page of the house.
  ///
  /// - Parameters:
  ///   - address: with a random token at most; never a personal value.
  ///   - about: what the page is for, as in "see and change what you agreed to".
  ///   - endsAt: when the page opens no more.
  ///   - stop: where a mail program withdraws from what the message is about, if it is about a purpose that advertises.
  case link(address: String, about: Texts, endsAt: Instant?, stop: String? = nil)

  var kind: MessageKind {
    switch self {
    case .notice: .notice
    case .link: .link
    }
  }
}
