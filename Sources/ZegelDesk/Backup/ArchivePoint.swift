import Foundation
import ZegelDomain

/// A moment in the archive that `zegel serve` keeps.
struct ArchivePoint: Sendable {
  let name: String
  let madeAt: Instant

  static func find(in directory: String, at moment: Instant?) throws -> ArchivePoint? { nil }
  func verify(_ progress: (Int, Int) -> Void) throws {}
  func write(database: String, _ progress: (Int, Int) -> Void) throws {}
}
