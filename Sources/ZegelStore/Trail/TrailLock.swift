extension SQLSession {
  /// One sequencer at a time, until the transaction ends: where each statement sees what others committed by then, the
  /// head of one moment and the leaves of the next would look like a trail that somebody changed.
  package func lockTrail() throws {
    guard dialect == .postgresql else { return }
    _ = try query("SELECT 1 FROM pg_advisory_xact_lock(1516595053, hashtext(current_schema()))") { _ in 1 }
  }
}
