import Foundation

/// A small file with a secret on its first line, which its owner alone can read.
enum SecretFile {
  private static let mostBytes = 4096

  /// Nil when it is not there, is empty, or others can read it.
  static func firstLine(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var about = stat()
    guard fstat(descriptor, &about) == 0, about.st_mode & 0o077 == 0,
      let data = try? file.read(upToCount: mostBytes), let text = String(validating: data, as: UTF8.self)
    else { return nil }
    let line = text.prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    return line.isEmpty || line.contains("\0") ? nil : String(line)
  }
}
