public import ZegelDomain

/// Something that was erased and must stay erased, also when an older backup is put back.
public struct Erasure: Sendable, Equatable {
  public let at: Instant
  /// What sort of thing, such as `member`: who replays it is found by this.
  public let kind: String
  /// Which one: an opaque id, never a personal value.
  public let subject: String

  public init(at: Instant, kind: String, subject: String) {
    (self.at, self.kind, self.subject) = (at, kind, subject)
  }
}
