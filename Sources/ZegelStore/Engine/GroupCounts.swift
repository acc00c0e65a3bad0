/// What the writer has done since it started, for the metrics: jobs ÷ groups says how well commits are shared.
package struct GroupCounts: Sendable, Equatable {
  package var groups = 0
  package var jobs = 0
  /// Groups that could not be committed: busy, full or broken storage.
  package var failedGroups = 0
}
