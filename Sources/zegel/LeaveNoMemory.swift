import CProcess

/// Keeps keys and opened values out of core files and crash reports, and away from other programs of the same user.
///
/// A crash still says what it was; it no longer shows what lay where.
enum LeaveNoMemory {
  /// False where the kernel did not agree.
  static func now() -> Bool { zegel_leave_no_memory() != 0 }
}
