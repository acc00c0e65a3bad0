/// What a party is told about somebody whose data it got.
///
/// - Law: Art. 7(3), 19, 21 GDPR.
public enum StopKind: String, Sendable, Hashable, CaseIterable {
  /// No longer for this purpose: agreed no more.
  case withdrawn
  /// No longer for this purpose: objected.
  case objected
  /// To keep and not to use, for whatever purpose.
  case restricted
  /// What was handed over is no longer right; the next file has what is.
  case corrected
  /// To erase, for whatever purpose.
  case erased

  /// Whether the party holds nothing of them any more, for this purpose or for all, once it has answered.
  public var ends: Bool {
    switch self {
    case .withdrawn, .objected, .erased: true
    case .restricted, .corrected: false
    }
  }
}
