/// How far a delivery came.
public enum DeliveryState: String, Sendable, Hashable, CaseIterable {
  /// Begun; what it holds is still being written. A killed one stays so and is abandoned.
  case making
  /// Lies ready with its manifest, and is sent again until it has arrived.
  case made
  /// Arrived; no receipt yet.
  case sent
  case accepted
  case acceptedInPart = "accepted-in-part"
  case refused
  case abandoned

  /// Whether nothing is waited for.
  public var isOver: Bool {
    switch self {
    case .making, .made, .sent: false
    case .accepted, .acceptedInPart, .refused, .abandoned: true
    }
  }
}

/// Which way a delivery goes.
public enum DeliveryWay: String, Sendable, Hashable, CaseIterable { case out, `in` }
