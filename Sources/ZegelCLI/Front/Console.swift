import Foundation
import Synchronization
import ZegelDomain

/// Where a command writes: data to one side, talk to the other. Tests hand in one that keeps it.
public final class Console: Sendable {
  /// A pipe whose reader is gone is no failure: what is still to be written falls away.
  public enum Side: Sendable { case data, talk }

  public enum Delivery: Sendable {
    case done
    /// Nobody reads that side any more.
    case noReader
    /// It could not be written, as when the disk is full.
    case failed
  }

  private let write: @Sendable (Side, String) -> Delivery
  private let pending = Mutex("")
  private let delivery = Mutex(Delivery.done)
  /// Whether a person watches the talk, so that a line may be written over.
  let isWatched: Bool

  public init(isWatched: Bool, write: @escaping @Sendable (Side, String) -> Delivery) {
    self.isWatched = isWatched
    self.write = write
  }

  /// Standard output and standard error.
  public static let standard = Console(isWatched: isatty(2) == 1) { side, text in
    writeAll(text, to: side == .data ? 1 : 2)
  }

  /// Whether the data goes nowhere any more: then there is nothing more to do for it.
  var isClosed: Bool { delivery.withLock { $0 != .done } }
  var hasFailed: Bool { delivery.withLock { $0 == .failed } }

  /// Data, as it is; kept until there is enough of it to be worth a write.
  func data(_ text: String) {
    let full = pending.withLock { pending -> String? in
      pending += text
      guard pending.utf8.count >= 32_768 else { return nil }
      defer { pending = "" }
      return pending
    }
    if let full { put(full) }
  }

  /// A line of data.
  func line(_ text: String) { data(text + "\n") }

  /// A line for whoever watches.
  func talk(_ text: String) {
    flush()
    _ = write(.talk, text + "\n")
  }

  /// Talk without a line end, such as a question or a moving bar.
  func talkOpen(_ text: String) { _ = write(.talk, text) }

  func flush() {
    let text = pending.withLock { pending -> String in
      defer { pending = "" }
      return pending
    }
    if !text.isEmpty { put(text) }
  }

  private func put(_ text: String) {
    if isClosed { return }
    let result = write(.data, text)
    delivery.withLock { $0 = result }
  }
}

private func writeAll(_ text: String, to descriptor: Int32) -> Console.Delivery {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      // A standard output that was closed before the start may be anything by now.
      return [ENOSPC, EDQUOT, EFBIG, EIO].contains(errno) ? .failed : .noReader
    }
    rest = rest.dropFirst(count)
  }
  return .done
}
