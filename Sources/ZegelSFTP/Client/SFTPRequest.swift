/// What we ask a server, in version 3 of the protocol. Handles are the server's own words.
///
/// - Source: draft-ietf-secsh-filexfer-02 section 6; the extensions are in OpenSSH's PROTOCOL file.
enum SFTPRequest: Equatable {
  case open(path: String, OpenFlags)
  case close([UInt8])
  case read([UInt8], offset: Int64, count: Int)
  /// Its bytes follow.
  case write([UInt8], offset: Int64, count: Int)
  case statOpen([UInt8])
  case openFolder(path: String)
  case readFolder([UInt8])
  case remove(path: String)
  /// Where nothing has the second name yet.
  case rename(from: String, to: String)
  case replace(from: String, to: String)
  case flush([UInt8])
  case limits

  static let hello: [UInt8] = [1, 0, 0, 0, 3]
  /// Files that are made are for whoever logs in.
  private static let rights = FileAttributes(rights: 0o600)

  /// The packet without its length, and without what follows.
  func packet(id: UInt32) -> [UInt8] {
    var writer = WireWriter()
    writer.byte(kind)
    writer.uint32(id)
    body(&writer)
    return writer.bytes
  }

  private var kind: UInt8 {
    switch self {
    case .open: 3
    case .close: 4
    case .read: 5
    case .write: 6
    case .statOpen: 8
    case .openFolder: 11
    case .readFolder: 12
    case .remove: 13
    case .rename: 18
    case .replace, .flush, .limits: 200
    }
  }

  private func body(_ writer: inout WireWriter) {
    switch self {
    case .open(let path, let flags):
      writer.text(path)
      writer.uint32(flags.rawValue)
      (flags.contains(.create) ? Self.rights : FileAttributes()).write(&writer)
    case .close(let handle), .statOpen(let handle), .readFolder(let handle): writer.string(handle)
    case .read(let handle, let offset, let count), .write(let handle, let offset, let count):
      writer.string(handle)
      writer.uint64(UInt64(offset))
      writer.uint32(UInt32(count))
    case .openFolder(let path), .remove(let path): writer.text(path)
    case .rename(let from, let to):
      writer.text(from)
      writer.text(to)
    case .replace(let from, let to):
      writer.text(WireExtension.replace.rawValue)
      writer.text(from)
      writer.text(to)
    case .flush(let handle):
      writer.text(WireExtension.flush.rawValue)
      writer.string(handle)
    case .limits: writer.text(WireExtension.limits.rawValue)
    }
  }
}
