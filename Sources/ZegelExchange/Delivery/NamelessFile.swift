import Foundation
import ZegelDomain

/// A file that nobody else can open and that is gone with this process, however it ends: what a party sent lies open in it
/// for as long as its rows are read.
///
/// - Source: open(2): a file whose last name is taken away lives as long as a descriptor.
final class NamelessFile: Sendable {
  let descriptor: Int32

  init(in folder: String) throws {
    let name = "\(folder)/.\(UInt64.random(in: 0 ... .max))"
    descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal(.directoryUnusable, field: "exchange", folder) }
    unlink(name)
  }

  deinit { close(descriptor) }

  /// By which this process, and no other account, opens it again from its front.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// For another try.
  func empty() {
    ftruncate(descriptor, 0)
    lseek(descriptor, 0, SEEK_SET)
  }
}
