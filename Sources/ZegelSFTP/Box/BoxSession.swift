import Foundation

/// One party's visit to its box: a packet in, a packet out. Every answer comes from the rules; no path of the client's
/// reaches the system.
struct BoxSession {
  static let mostHandles = 64
  private static let mostRead = 261_120
  /// Below this a box takes nothing, whoever has used it up.
  private static let leastFreeBytes: Int64 = 256 << 20

  private let rules: BoxRules
  private let log: BoxLog
  private var handles = BoxHandles(most: BoxSession.mostHandles)
  private var hasGreeted = false
  /// Of all that the party brought, as it was last counted and has grown since.
  private var broughtBytes: Int64 = 0

  init(_ rules: BoxRules, _ log: BoxLog) {
    self.rules = rules
    self.log = log
  }

  /// - Returns: nil where nothing more is to be said: what comes is not this protocol.
  mutating func answer(_ packet: [UInt8]) -> [UInt8]? {
    guard let (id, request) = try? BoxRequest.read(packet) else {
      // The number of what could not be read, where there is one.
      guard hasGreeted, packet.count >= 5 else { return nil }
      let id = packet[1..<5].reduce(0) { $0 << 8 | UInt32($1) }
      return BoxReply.status(.malformed).packet(id: id)
    }
    if case .hello(let version) = request {
      guard !hasGreeted, version >= 3 else { return nil }
      hasGreeted = true
      return BoxReply.version.packet(id: 0)
    }
    guard hasGreeted else { return nil }
    do { return try reply(request).packet(id: id) } catch { return BoxReply.status(error).packet(id: id) }
  }

  /// What was not closed stays as it is: the party goes on with it next time.
  mutating func end() {
    for opened in handles.removeAll() { release(opened) }
  }

  private mutating func reply(_ request: BoxRequest) throws(BoxStatus) -> BoxReply {
    switch request {
    case .hello, .unsupported: throw .unsupported
    case .limits: return .limits
    case .realPath(let path): return .names([folderEntry(try BoxPath(path, of: rules).shown)])
    case .stat(let path): return .attributes(try entry(path))
    case .statOpen(let handle): return .attributes(try entry(handle))
    case .setStat(let path):
      _ = try entry(path)
      return .status(.ok)
    case .setStatOpen(let handle):
      guard handles[handle] != nil else { throw .failed }
      return .status(.ok)
    case .openFolder(let path): return .handle(try openFolder(path))
    case .readFolder(let handle): return try readFolder(handle)
    case .open(let path, let flags): return .handle(try open(path, flags))
    case .read(let handle, let offset, let count): return .data(try read(handle, offset, count))
    case .write(let handle, let offset, let bytes): return try write(handle, offset, bytes)
    case .flush(let handle):
      guard case .writing(let writing) = handles[handle], fsync(writing.file) == 0 else { throw .failed }
      return .status(.ok)
    case .close(let handle): return try close(handle)
    case .rename(let from, let to): return try rename(from, to)
    }
  }

  private func folderEntry(_ name: String) -> BoxEntry { BoxEntry(name: name, isFolder: true, bytes: 0, changedAt: 0) }

  private func entry(_ path: String) throws(BoxStatus) -> BoxEntry {
    switch try BoxPath(path, of: rules) {
    case .root: return folderEntry("/")
    case .folder(let name): return folderEntry(name)
    case .file(let folder, let text):
      let place = try BoxFolder(folder, of: rules)
      if let draft = BoxName.readDraft(text, in: folder, of: rules) { return try place.entry(draft.draft, as: text) }
      guard let name = BoxName.read(text, in: folder, of: rules) else { throw .noSuchFile }
      if place.has(name.text) || !name.isBrought { return try place.entry(name.text, as: text) }
      // By its own name a client asks how far it came, to go on there.
      return try place.entry(name.draft, as: text)
    }
  }

  private func entry(_ handle: UInt32) throws(BoxStatus) -> BoxEntry {
    let file: Int32
    switch handles[handle] {
    case .reading(let open): file = open
    case .writing(let writing): file = writing.file
    default: throw .failed
    }
    var found = stat()
    guard fstat(file, &found) == 0 else { throw .failed }
    return BoxEntry(
      name: "", isFolder: false, bytes: UInt64(found.st_size), changedAt: UInt32(clamping: found.st_mtim.tv_sec))
  }

  private mutating func openFolder(_ path: String) throws(BoxStatus) -> UInt32 {
    guard !handles.isFull else { throw .failed }
    switch try BoxPath(path, of: rules) {
    case .root: return handles.add(.listing(rules.folders.map(folderEntry)))
    case .folder(let name): return handles.add(.listing(try BoxFolder(name, of: rules).entries()))
    case .file: throw .noSuchFile
    }
  }

  private mutating func readFolder(_ handle: UInt32) throws(BoxStatus) -> BoxReply {
    guard case .listing(let left) = handles[handle] else { throw .failed }
    if left.isEmpty { throw .end }
    handles[handle] = .listing(Array(left.dropFirst(100)))
    return .names(Array(left.prefix(100)))
  }

  private mutating func open(_ path: String, _ flags: OpenFlags) throws(BoxStatus) -> UInt32 {
    guard !handles.isFull else { throw .failed }
    guard case .file(let folder, let text) = try BoxPath(path, of: rules) else { throw .notAllowed }
    let draft = BoxName.readDraft(text, in: folder, of: rules)
    guard let name = draft ?? BoxName.read(text, in: folder, of: rules) else { throw .badName }
    let place = try BoxFolder(folder, of: rules)
    guard flags.contains(.write) else {
      guard !name.isBrought, draft == nil else { throw .notAllowed }
      return handles.add(.reading(try place.open(name.text, O_RDONLY)))
    }
    guard name.isBrought, !flags.contains(.read) else { throw .notAllowed }
    guard !place.has(name.seal.text) else { throw .closed }
    broughtBytes = 0
    for folder in rules.folders { broughtBytes += try BoxFolder(folder, of: rules).broughtBytes }
    guard broughtBytes < rules.mostBytes, place.freeBytes > Self.leastFreeBytes else { throw .tooLarge }
    let file = try place.open(name.draft, O_WRONLY | O_CREAT | (flags.contains(.truncate) ? O_TRUNC : 0))
    let size = Int64(lseek(file, 0, SEEK_END))
    return handles.add(
      .writing(
        BoxHandles.Writing(
          file: file, folder: place, name: name, isDraft: draft != nil, appends: flags.contains(.append), bytes: size)))
  }

  private func read(_ handle: UInt32, _ offset: UInt64, _ count: UInt32) throws(BoxStatus) -> [UInt8] {
    guard case .reading(let file) = handles[handle], offset <= UInt64(Int64.max) else { throw .failed }
    let most = min(Int(count), Self.mostRead)
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
      got = pread(file, buffer.baseAddress, most, off_t(offset))
      filled = max(0, got)
    }
    guard got >= 0 else { throw .failed }
    if got == 0, count > 0 { throw .end }
    return bytes
  }

  private mutating func write(_ handle: UInt32, _ offset: UInt64, _ bytes: [UInt8]) throws(BoxStatus) -> BoxReply {
    guard case .writing(var writing) = handles[handle] else { throw .failed }
    let start = writing.appends ? writing.bytes : Int64(clamping: offset)
    let (end, isTooFar) = start.addingReportingOverflow(Int64(bytes.count))
    let growth = max(0, end - writing.bytes)
    guard !isTooFar, end <= writing.name.mostBytes, broughtBytes + growth <= rules.mostBytes else { throw .tooLarge }
    // A gap would be taken for zeros that somebody sent.
    guard start <= writing.bytes else { throw .failed }
    // The disk is asked once in so many bytes.
    if end >> 24 != writing.bytes >> 24, writing.folder.freeBytes < Self.leastFreeBytes { throw .tooLarge }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(writing.file, $0.baseAddress! + done, bytes.count - done, off_t(start) + off_t(done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw errno == ENOSPC ? .tooLarge : .failed }
      done += count
    }
    broughtBytes += growth
    writing.bytes = max(writing.bytes, end)
    handles[handle] = .writing(writing)
    return .status(.ok)
  }

  private mutating func close(_ handle: UInt32) throws(BoxStatus) -> BoxReply {
    guard let opened = handles[handle] else { throw .failed }
    handles[handle] = nil
    release(opened)
    if case .writing(let writing) = opened, !writing.isDraft { try publish(writing.name, in: writing.folder) }
    return .status(.ok)
  }

  private mutating func rename(_ from: String, _ to: String) throws(BoxStatus) -> BoxReply {
    guard case .file(let folder, let text) = try BoxPath(from, of: rules),
      case .file(let target, let wanted) = try BoxPath(to, of: rules), folder == target,
      let draft = BoxName.readDraft(text, in: folder, of: rules), draft.isBrought
    else { throw .notAllowed }
    guard BoxName.read(wanted, in: target, of: rules) == draft else { throw .badName }
    try publish(draft, in: try BoxFolder(folder, of: rules))
    return .status(.ok)
  }

  private func publish(_ name: BoxName, in folder: BoxFolder) throws(BoxStatus) {
    guard !folder.has(name.seal.text) else { throw .closed }
    do {
      let bytes = try folder.publish(name)
      log.add("file-complete", name.text, bytes)
    } catch {
      log.add("file-refused", name.text)
      throw error
    }
  }

  private func release(_ opened: BoxHandles.Opened) {
    switch opened {
    case .reading(let file): Foundation.close(file)
    case .writing(let writing): Foundation.close(writing.file)
    case .listing: break
    }
  }
}
