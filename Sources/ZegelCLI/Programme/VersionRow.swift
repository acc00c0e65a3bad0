import ZegelDesk
import ZegelDomain

struct VersionRow: Encodable {
  let version: Int32
  let hash, startsAt, appliedAt: String

  init(_ version: ProgrammeVersion) {
    self.version = version.number
    (hash, startsAt, appliedAt) = (version.hash, version.startsAt.rfc3339, version.appliedAt.rfc3339)
  }

  var csv: String { "\(version),\(startsAt),\(appliedAt),\(hash)" }
}
