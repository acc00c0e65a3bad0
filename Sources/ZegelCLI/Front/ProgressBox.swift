import Synchronization

/// A progress that can be told from another thread.
final class ProgressBox: Sendable {
  private let progress: Mutex<Progress>

  init(_ what: String) { progress = Mutex(Progress(what)) }

  func show(_ part: Double?, count: Int, unit: String) {
    progress.withLock { $0.show(part, count: count, unit: unit) }
  }

  func end() { progress.withLock { $0.end() } }
}
