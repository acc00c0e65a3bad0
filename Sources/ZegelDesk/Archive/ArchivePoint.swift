import Foundation
import ZegelDomain

/// A moment in the archive that `zegel serve` keeps: a base, and the commits up to that moment.
struct ArchivePoint: Sendable {
  private let generation: String
  private let base: ArchiveBase
  private let segments: [ArchiveSegment]

  var name: String { "\(generation.lastName) \(reachedAt.rfc3339)" }
  var madeAt: Instant { base.made }
  /// Everything acknowledged before this is there.
  var reachedAt: Instant { max(base.made, segments.last?.at ?? base.made) }

  /// Nil where there is no archive. Refuses `backup-missing` when it begins after `moment`.
  static func find(in directory: String, at moment: Instant?) throws -> ArchivePoint? {
    let names = ArchiveGeneration.names(in: directory)
    if names.isEmpty { return nil }
    for name in names.reversed() {
      let generation = "\(directory)/\(name)"
      let base = try ArchiveBase.read(generation)
      if let moment, base.made > moment { continue }
      return try ArchivePoint(generation, base, upTo: moment)
    }
    throw Refusal(.backupMissing, field: "backup", directory)
  }

  private init(_ generation: String, _ base: ArchiveBase, upTo moment: Instant?) throws {
    let damaged = Refusal(.backupDamaged, field: "backup", "\(generation.lastName)/index")
    guard exists("\(generation)/index") else {
      throw Refusal(.backupIncomplete, field: "backup", "\(generation.lastName)/index")
    }
    guard let bytes = try? StoredFile.contents("\(generation)/index", most: ArchiveSegment.mostIndexBytes),
      let all = ArchiveSegment.parse(bytes)
    else { throw damaged }
    (self.generation, self.base) = (generation, base)
    // The base already has what was copied while it was made.
    segments = Array(all.prefix { segment in segment.at <= base.made || moment.map { segment.at <= $0 } ?? true })
  }

  func verify(_ progress: (Int, Int) -> Void) throws {
    var problems = BackupProblems()
    let baseName = "\(generation.lastName)/base/zegel.db"
    let total = base.bytes + segments.reduce(0) { $0 + $1.length }
    if let file = try? StoredFile("\(generation)/base/zegel.db") {
      let hash = try ArchiveBase.hash(file) { progress($0, total) }
      if hash != base.sha256 { problems.damaged.append(baseName) }
    } else {
      problems.missing.append(baseName)
    }
    var files = OpenFrames(generation)
    for segment in segments {
      switch files.check(segment) {
      case .good: break
      case .missing(let name): if !problems.missing.contains(name) { problems.missing.append(name) }
      case .damaged(let name): if !problems.damaged.contains(name) { problems.damaged.append(name) }
      }
    }
    try problems.refuse()
  }

  /// Copies the base and puts every page in its place, in the order in which they were committed.
  func write(database: String, _ progress: (Int, Int) -> Void) throws {
    let source = try StoredFile("\(generation)/base/zegel.db")
    let copy = try DurableFile(database)
    var offset = 0
    while offset < source.size {
      let bytes = try source.read(at: offset, count: min(1 << 20, source.size - offset))
      if bytes.isEmpty { break }
      try copy.append(bytes)
      offset += bytes.count
      progress(offset, source.size)
    }
    try copy.finish()
    let target = open(database, O_RDWR | O_CLOEXEC)
    if target < 0 { throw unusable(database) }
    defer { close(target) }
    var files = OpenFrames(generation)
    for segment in segments { try files.read(segment) { try put($0, in: target, database) } }
    if fsync(target) != 0 { throw unusable(database) }
  }

  private func put(_ frame: ArraySlice<UInt8>, in target: Int32, _ path: String) throws {
    let number = frame.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let pages = frame.dropFirst(4).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard number >= 1 else { throw Refusal(.backupDamaged, field: "backup", "\(generation.lastName)/index") }
    let written = frame.dropFirst(8).withUnsafeBytes {
      pwrite(target, $0.baseAddress, $0.count, off_t((number - 1) * 4_096))
    }
    guard written == 4_096 else { throw unusable(path) }
    if pages > 0 && ftruncate(target, off_t(pages * 4_096)) != 0 { throw unusable(path) }
  }
}

/// The files with frames of a generation, one open at a time.
private struct OpenFrames {
  enum Finding { case good, missing(String), damaged(String) }

  private let generation: String
  private var number = 0
  private var file: StoredFile?

  init(_ generation: String) { self.generation = generation }

  private func name(_ number: Int) -> String { "\(generation.lastName)/\(ArchiveGeneration.framesName(number))" }

  private mutating func opened(_ segment: ArchiveSegment) -> StoredFile? {
    if segment.file != number {
      file = try? StoredFile("\(generation)/\(ArchiveGeneration.framesName(segment.file))")
      number = segment.file
    }
    return file
  }

  mutating func check(_ segment: ArchiveSegment) -> Finding {
    guard let file = opened(segment) else { return .missing(name(segment.file)) }
    guard segment.offset + segment.length <= file.size,
      let bytes = try? file.read(at: segment.offset, count: segment.length), digest(bytes) == segment.hash
    else { return .damaged(name(segment.file)) }
    return .good
  }

  mutating func read(_ segment: ArchiveSegment, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let damaged = Refusal(.backupDamaged, field: "backup", name(segment.file))
    guard let file = opened(segment) else { throw damaged }
    let bytes = try file.read(at: segment.offset, count: segment.length)
    guard bytes.count == segment.length, digest(bytes) == segment.hash else { throw damaged }
    for place in stride(from: 0, to: bytes.count, by: ArchiveSegment.frameBytes) {
      try body(bytes[place..<place + ArchiveSegment.frameBytes])
    }
  }
}
