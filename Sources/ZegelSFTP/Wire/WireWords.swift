/// How a file is opened.
///
/// - Source: draft-ietf-secsh-filexfer-02 section 6.3.
struct OpenFlags: OptionSet, Equatable {
  let rawValue: UInt32
  static let read = OpenFlags(rawValue: 1)
  static let write = OpenFlags(rawValue: 2)
  static let append = OpenFlags(rawValue: 4)
  static let create = OpenFlags(rawValue: 8)
  static let truncate = OpenFlags(rawValue: 0x10)
}

/// What a server may do beside the protocol.
///
/// - Source: sections 4.3 and on of OpenSSH's PROTOCOL file.
enum WireExtension: String, CaseIterable {
  /// Gives a file another name, and takes the place of what has it.
  case replace = "posix-rename@openssh.com"
  case flush = "fsync@openssh.com"
  case limits = "limits@openssh.com"
}

/// What is told of a file; nil where nothing is.
///
/// - Source: draft-ietf-secsh-filexfer-02 section 5.
struct FileAttributes: Equatable {
  var bytes: UInt64?
  /// With what kind of file it is, as stat(2) has it.
  var rights: UInt32?
  /// Seconds since 1970.
  var changedAt: UInt32?

  func write(_ writer: inout WireWriter) {
    writer.uint32((bytes == nil ? 0 : 1) | (rights == nil ? 0 : 4) | (changedAt == nil ? 0 : 8))
    if let bytes { writer.uint64(bytes) }
    if let rights { writer.uint32(rights) }
    if let changedAt {
      writer.uint32(changedAt)
      writer.uint32(changedAt)
    }
  }

  static func read(_ reader: inout WireReader) throws(WireReader.Malformed) -> FileAttributes {
    let flags = try reader.uint32()
    var found = FileAttributes()
    if flags & 1 != 0 { found.bytes = try reader.uint64() }
    // Whose it is.
    if flags & 2 != 0 { _ = try reader.uint64() }
    if flags & 4 != 0 { found.rights = try reader.uint32() }
    if flags & 8 != 0 { found.changedAt = UInt32(truncatingIfNeeded: try reader.uint64()) }
    if flags & 0x8000_0000 != 0 {
      for _ in 0..<(try reader.uint32()) {
        _ = try reader.string()
        _ = try reader.string()
      }
    }
    return found
  }
}
