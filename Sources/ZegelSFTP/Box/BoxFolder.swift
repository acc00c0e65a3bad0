import Foundation

/// One folder of a box, held open: only names of the box's own are looked up in it, and no link is followed.
final class BoxFolder {
  let name: String
  private let rules: BoxRules
  private let descriptor: Int32

  init(_ name: String, of rules: BoxRules) throws(BoxStatus) {
    self.name = name
    self.rules = rules
    descriptor = Foundation.open("\(rules.root)/\(name)", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .noSuchFile }
  }

  deinit { close(descriptor) }

  /// What is complete, and what the party is still bringing, each by its own name.
  func entries() -> [BoxEntry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(rules.root)/\(name)")) ?? []
    return names.sorted().compactMap { text in
      if let known = BoxName.read(text, in: name, of: rules) { return try? entry(known.text, as: known.text) }
      guard let draft = BoxName.readDraft(text, in: name, of: rules), draft.draft == text else { return nil }
      return try? entry(text, as: text)
    }
  }

  /// - Parameter shown: the name by which it was asked.
  func entry(_ file: String, as shown: String) throws(BoxStatus) -> BoxEntry {
    var found = stat()
    guard fstatat(descriptor, file, &found, AT_SYMLINK_NOFOLLOW) == 0, found.st_mode & S_IFMT == S_IFREG else {
      throw .noSuchFile
    }
    return BoxEntry(
      name: shown, isFolder: false, bytes: UInt64(found.st_size), changedAt: UInt32(clamping: found.st_mtim.tv_sec))
  }

  func has(_ file: String) -> Bool { (try? entry(file, as: file)) != nil }

  func open(_ file: String, _ flags: Int32) throws(BoxStatus) -> Int32 {
    let opened = openat(descriptor, file, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard opened >= 0 else { throw errno == ENOENT ? .noSuchFile : errno == ENOSPC ? .tooLarge : .failed }
    return opened
  }

  /// Gives what was brought its own name, once it begins as such a file does and is on the disk.
  func publish(_ name: BoxName) throws(BoxStatus) -> Int64 {
    let file = try open(name.draft, O_RDWR)
    defer { close(file) }
    var start = [UInt8](repeating: 0, count: 64)
    let count = pread(file, &start, start.count, 0)
    guard count >= 0 else { throw .failed }
    guard name.mayBegin(Array(start.prefix(count))) else {
      unlinkat(descriptor, name.draft, 0)
      throw .notOpenPGP
    }
    var found = stat()
    guard fsync(file) == 0, fstat(file, &found) == 0, renameat(descriptor, name.draft, descriptor, name.text) == 0,
      fsync(descriptor) == 0
    else { throw .failed }
    return Int64(found.st_size)
  }

  /// How much of what the party may bring lies here, complete or not.
  var broughtBytes: Int64 {
    entries().reduce(0) { sum, entry in
      let name =
        BoxName.read(entry.name, in: self.name, of: rules) ?? BoxName.readDraft(entry.name, in: self.name, of: rules)
      return name?.isBrought == true ? sum + Int64(entry.bytes) : sum
    }
  }

  /// Of the disk, for whoever is not root.
  var freeBytes: Int64 {
    var found = statvfs()
    return fstatvfs(descriptor, &found) == 0 ? Int64(found.f_bavail) * Int64(found.f_frsize) : 0
  }
}
