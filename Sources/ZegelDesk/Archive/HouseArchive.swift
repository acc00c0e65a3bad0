import Foundation
import Synchronization
import ZegelDomain
import ZegelStore

/// The files of an archive: a directory for each generation, with `base/zegel.db`, a whole image; `base.json`, what it is;
/// `frames-000001` …, every page that was committed since; and `index`, a line for each copy: when, where, how long, its
/// hash.
// Unchecked: the archiver's thread alone calls it; `problem` has a lock of its own.
final class HouseArchive: LogArchive, @unchecked Sendable {
  let milliseconds: Int
  private let directory: String
  private let lock: HouseLock
  private let baseHours: Int
  private let keepDays: Int
  private let clock: @Sendable () -> Instant
  private let tell: @Sendable (String) -> Void
  private var current: ArchiveGeneration?
  private var coming: ArchiveGeneration?

  init(
    _ options: KeepingOptions, directory: String, paths: HousePaths, clock: @escaping @Sendable () -> Instant,
    tell: @escaping @Sendable (String) -> Void
  ) throws {
    (self.directory, self.clock, self.tell) = (directory, clock, tell)
    lock = try HouseLock.archive(paths)
    (milliseconds, baseHours, keepDays) = (
      options.archiveMilliseconds, options.archiveBaseHours, options.archiveKeepDays
    )
    try makePrivateDirectory(directory)
  }

  func now() -> Int64 { clock().milliseconds }

  var needsGeneration: Bool {
    guard let current else { return coming == nil }
    return coming == nil && now() - current.startedAt.milliseconds >= Int64(baseHours) * 3_600_000
  }

  func startGeneration() throws -> String {
    for name in try FileManager.default.contentsOfDirectory(atPath: directory)
    where name.hasPrefix(BackupSet.unfinished) {
      try FileManager.default.removeItem(atPath: "\(directory)/\(name)")
    }
    let last = ArchiveGeneration.names(in: directory).last.flatMap { Int($0.prefix(6)) } ?? 0
    let generation = try ArchiveGeneration(directory, number: last + 1, at: clock())
    coming = generation
    return generation.basePath
  }

  func append(_ frames: [UInt8], readAt instant: Int64) throws {
    let at = Instant(milliseconds: instant)
    try current?.append(frames, at)
    try coming?.append(frames, at)
  }

  func baseIsComplete() throws {
    guard let coming else { return }
    try coming.complete(at: clock())
    current = coming
    self.coming = nil
    forgetOld()
  }

  func breakOff(because reason: String) {
    (current, coming) = (nil, nil)
    tell(reason)
  }

  /// A generation is needed for as long as a moment within the days kept lies before the next one's base.
  private func forgetOld() {
    let names = ArchiveGeneration.names(in: directory)
    let limit = clock().adding(milliseconds: -Int64(keepDays) * 86_400_000)
    for (name, next) in zip(names, names.dropFirst()) {
      guard let base = try? ArchiveBase.read("\(directory)/\(next)"), base.made < limit else { return }
      try? FileManager.default.removeItem(atPath: "\(directory)/\(name)")
    }
  }
}
