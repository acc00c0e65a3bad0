/// Every version of the programme, with the moment from which each holds.
package struct ProgrammeBook: Sendable {
  /// In order of version.
  private let versions: [(from: Instant, programme: Programme)]

  /// `versions` numbered 1, 2, 3 …, each starting after the one before. The first holds from the beginning of time.
  package init(_ versions: [(from: Instant, programme: Programme)]) {
    precondition(versions.enumerated().allSatisfy { Int32($0 + 1) == $1.programme.version }, "versions count from 1")
    self.versions = versions
  }

  package var newest: Programme? { versions.last?.programme }
  package var count: Int { versions.count }

  package subscript(version: Int32) -> Programme { versions[Int(version) - 1].programme }

  /// The version that judges what happens at `instant`; a sale that arrives late is judged by the version of its own day.
  package func inForce(at instant: Instant) throws(Refusal) -> Programme {
    guard let first = versions.first else { throw Refusal(.programmeMissing) }
    return versions.dropFirst().last { $0.from <= instant }?.programme ?? first.programme
  }

  /// The moment from which the newest version holds.
  package var newestFrom: Instant? { versions.last?.from }
}
