/// Who may act for a purpose.
public enum StaffRole: String, Sendable, Hashable, CaseIterable {
  case cashier, service, marketer, owner
  case privacyOfficer = "privacy-officer"
  case systemKeeper = "system-keeper"
  /// The person whose data it is.
  case member
  /// What runs by itself: rounds, tills.
  case system
}
