import CProcess
import Foundation

extension BoxConversation {
  public enum Confinement: Equatable {
    case confined
    /// The kernel knows no Landlock, or does not use it.
    case unknownToKernel
    case failed
  }

  /// Leaves this thread, and all that it starts, the party's folders and the log's, and nothing else of the machine: a
  /// mistake of ours is then worth no more than the files of one party, encrypted as they are.
  ///
  /// - Source: landlock(7).
  public static func confine(to rules: BoxRules) -> Confinement {
    let texts: [UnsafeMutablePointer<CChar>?] = [rules.root, (rules.log as NSString).deletingLastPathComponent]
      .map { (folder: String) in strdup(folder) }
    defer { texts.forEach { free($0) } }
    let folders: [UnsafePointer<CChar>?] = texts.map { UnsafePointer($0) }
    let outcome = folders.withUnsafeBufferPointer { zegel_keep_to($0.baseAddress, Int32($0.count)) }
    return outcome == 0 ? .confined : outcome == 1 ? .unknownToKernel : .failed
  }
}
