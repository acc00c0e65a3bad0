public import ZegelDomain
import ZegelStore

/// Which of the privacy versions that a house applied.
public enum VersionChoice: Sendable {
  case newest
  case number(Int32)
  /// The one that was in force at a moment.
  case asOf(Instant)
}

extension SQLSession {
  /// - Refuses: `policy-missing` where none was in force; `version-unknown` for a number that was never applied.
  func policy(_ choice: VersionChoice) throws -> PolicyRow {
    let rows = try policies()
    switch choice {
    case .newest:
      guard let newest = rows.last else { throw Refusal(.policyMissing, field: "privacy") }
      return newest
    case .number(let number):
      guard let found = rows.first(where: { $0.number == number }) else {
        throw Refusal(.versionUnknown, field: "version")
      }
      return found
    case .asOf(let moment):
      guard let found = rows.last(where: { $0.appliedAt <= moment }) else {
        throw Refusal(.policyMissing, field: "privacy")
      }
      return found
    }
  }
}
