import Foundation

/// What a client is answered.
enum BoxReply: Equatable {
  case version
  case status(BoxStatus)
  case handle(UInt32)
  case data([UInt8])
  case names([BoxEntry])
  case attributes(BoxEntry)
  case limits

  /// The packet, without its length.
  func packet(id: UInt32) -> [UInt8] {
    var writer = WireWriter()
    writer.byte(kind)
    if self == .version {
      writer.uint32(3)
      for offered in WireExtension.allCases {
        writer.text(offered.rawValue)
        writer.text("1")
      }
      return writer.bytes
    }
    writer.uint32(id)
    body(&writer)
    return writer.bytes
  }

  private var kind: UInt8 {
    switch self {
    case .version: 2
    case .status: 101
    case .handle: 102
    case .data: 103
    case .names: 104
    case .attributes: 105
    case .limits: 201
    }
  }

  private func body(_ writer: inout WireWriter) {
    switch self {
    case .version: break
    case .status(let status):
      writer.uint32(status.code)
      writer.text(status.text)
      writer.text("en")
    case .handle(let handle):
      writer.uint32(4)
      writer.uint32(handle)
    case .data(let bytes): writer.string(bytes)
    case .names(let entries):
      writer.uint32(UInt32(entries.count))
      for entry in entries {
        writer.text(entry.name)
        writer.text(entry.line)
        entry.attributes.write(&writer)
      }
    case .attributes(let entry): entry.attributes.write(&writer)
    case .limits:
      // A packet, a read, a write, open handles.
      for most in [WirePackets.mostBytes, 261_120, 261_120, BoxSession.mostHandles] { writer.uint64(UInt64(most)) }
    }
  }
}

/// A file or a folder, as it is shown.
struct BoxEntry: Equatable {
  let name: String
  let isFolder: Bool
  let bytes: UInt64
  /// Seconds since 1970.
  let changedAt: UInt32

  fileprivate var attributes: FileAttributes {
    FileAttributes(bytes: bytes, rights: isFolder ? 0o40700 : 0o100600, changedAt: changedAt)
  }

  /// As `ls -l` shows it; everything is the same user's.
  fileprivate var line: String {
    "\(isFolder ? "drwx------" : "-rw-------") 1 box box \(bytes) \(changedText) \(name)"
  }

  private var changedText: String {
    var (seconds, parts) = (time_t(changedAt), tm())
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%b %e  %Y", &parts)
    return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// How a request ended, with words for whoever reads the client's screen. None says anything of other files or parties.
enum BoxStatus: String, Equatable, Error {
  case ok
  case end
  case noSuchFile = "there is no such file"
  case notAllowed = "not allowed in this box"
  case badName = "not a name that this box takes; it takes those of the channels agreed with the house"
  case notOpenPGP = "only files encrypted and signed with OpenPGP are taken here"
  case closed = "this delivery is complete, and is not changed any more"
  case tooLarge = "the box is full, or the file is larger than it takes"
  case failed = "the house could not do it; try again later"
  case malformed = "not a packet of this protocol"
  case unsupported = "not done here"

  /// - Source: draft-ietf-secsh-filexfer-02 section 7.
  var code: UInt32 {
    switch self {
    case .ok: 0
    case .end: 1
    case .noSuchFile: 2
    case .notAllowed, .badName: 3
    case .notOpenPGP, .closed, .tooLarge, .failed: 4
    case .malformed: 5
    case .unsupported: 8
    }
  }

  var text: String { rawValue }
}
