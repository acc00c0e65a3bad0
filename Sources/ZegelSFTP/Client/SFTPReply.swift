/// What a server answers.
///
/// - Source: draft-ietf-secsh-filexfer-02 section 7.
enum SFTPReply: Equatable {
  case status(UInt32)
  case handle([UInt8])
  case data([UInt8])
  case names([Name])
  case attributes(FileAttributes)
  /// In the words of the extension that was asked.
  case extended([UInt8])

  struct Name: Equatable {
    /// Nil for one that is not UTF-8.
    let text: String?
    let attributes: FileAttributes
  }

  /// As OpenSSH has it.
  private static let mostHandleBytes = 256

  /// - Returns: the answer, and the number of the request.
  static func read(_ packet: [UInt8]) throws(WireReader.Malformed) -> (id: UInt32, reply: SFTPReply) {
    var reader = WireReader(packet)
    let kind = try reader.byte()
    return (try reader.uint32(), try body(kind, &reader))
  }

  private static func body(_ kind: UInt8, _ reader: inout WireReader) throws(WireReader.Malformed) -> SFTPReply {
    switch kind {
    // With words after it, which some leave out; they are nobody's to read here.
    case 101: return .status(try reader.uint32())
    case 102:
      let handle = try reader.string()
      guard handle.count <= mostHandleBytes else { throw WireReader.Malformed() }
      return .handle(handle)
    case 103: return .data(try reader.string())
    case 104: return .names(try names(&reader))
    case 105: return .attributes(try FileAttributes.read(&reader))
    case 201: return .extended(reader.rest())
    default: throw WireReader.Malformed()
    }
  }

  private static func names(_ reader: inout WireReader) throws(WireReader.Malformed) -> [Name] {
    var found: [Name] = []
    for _ in 0..<(try reader.uint32()) {
      let name = try reader.string()
      // A line for people.
      _ = try reader.string()
      let text = name.contains(0) ? nil : String(validating: name, as: UTF8.self)
      found.append(Name(text: text, attributes: try FileAttributes.read(&reader)))
    }
    return found
  }
}

/// What a server reads and writes at once, in bytes.
struct PieceSizes: Equatable {
  var read = 32_768
  var write = 32_768

  static let most = 261_120
  private static let least = 1024

  /// Where a server tells no limits, what every one takes.
  init() {}

  /// - Source: section 4.8 of OpenSSH's PROTOCOL file; 0 is no limit.
  init(told bytes: [UInt8]) throws(WireReader.Malformed) {
    var reader = WireReader(bytes)
    _ = try reader.uint64()
    read = Self.within(try reader.uint64())
    write = Self.within(try reader.uint64())
  }

  private static func within(_ told: UInt64) -> Int {
    told == 0 ? most : max(least, Int(min(told, UInt64(most))))
  }
}
