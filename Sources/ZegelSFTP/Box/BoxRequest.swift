/// What a client asks, in version 3 of the protocol.
///
/// - Source: draft-ietf-secsh-filexfer-02; the extensions are in OpenSSH's PROTOCOL file.
enum BoxRequest: Equatable {
  case hello(version: UInt32)
  case open(path: String, flags: OpenFlags)
  case close(handle: UInt32)
  case read(handle: UInt32, offset: UInt64, count: UInt32)
  case write(handle: UInt32, offset: UInt64, bytes: [UInt8])
  /// lstat and stat are one here: there are no links.
  case stat(path: String)
  case statOpen(handle: UInt32)
  /// What is to be set is not read: times and rights of files are the house's.
  case setStat(path: String)
  case setStatOpen(handle: UInt32)
  case openFolder(path: String)
  case readFolder(handle: UInt32)
  case realPath(path: String)
  /// The second as `posix-rename@openssh.com`, which may take the place of another.
  case rename(from: String, to: String)
  case flush(handle: UInt32)
  case limits
  /// remove, mkdir, rmdir, readlink, symlink, and every extension that is not offered.
  case unsupported

  /// - Returns: the request and its number, which `hello` has none of: 0.
  static func read(_ packet: [UInt8]) throws(WireReader.Malformed) -> (id: UInt32, request: BoxRequest) {
    var reader = WireReader(packet)
    let kind = try reader.byte()
    if kind == 1 { return (0, .hello(version: try reader.uint32())) }
    return (try reader.uint32(), try body(kind, &reader))
  }

  private static func body(_ kind: UInt8, _ reader: inout WireReader) throws(WireReader.Malformed) -> BoxRequest {
    switch kind {
    case 3: .open(path: try reader.text(), flags: OpenFlags(rawValue: try reader.uint32()))
    case 4: .close(handle: try handle(&reader))
    case 5: .read(handle: try handle(&reader), offset: try reader.uint64(), count: try reader.uint32())
    case 6: .write(handle: try handle(&reader), offset: try reader.uint64(), bytes: try reader.string())
    case 7, 17: .stat(path: try reader.text())
    case 8: .statOpen(handle: try handle(&reader))
    case 9: .setStat(path: try reader.text())
    case 10: .setStatOpen(handle: try handle(&reader))
    case 11: .openFolder(path: try reader.text())
    case 12: .readFolder(handle: try handle(&reader))
    case 16: .realPath(path: try reader.text())
    case 18: .rename(from: try reader.text(), to: try reader.text())
    case 200: try extended(&reader)
    default: .unsupported
    }
  }

  private static func extended(_ reader: inout WireReader) throws(WireReader.Malformed) -> BoxRequest {
    switch WireExtension(rawValue: try reader.text()) {
    case .replace: .rename(from: try reader.text(), to: try reader.text())
    case .flush: .flush(handle: try handle(&reader))
    case .limits: .limits
    case nil: .unsupported
    }
  }

  /// Ours have four bytes; any other is none of ours.
  private static func handle(_ reader: inout WireReader) throws(WireReader.Malformed) -> UInt32 {
    let raw = try reader.string()
    return raw.count == 4 ? raw.reduce(0) { $0 << 8 | UInt32($1) } : .max
  }
}
