extension SFTPSession {
  /// How much is under way at once, in requests and in bytes: enough for 400 MB a second over 20 ms.
  static let (mostRequests, mostBytes) = (64, 8 << 20)
  /// A disk that is slow to keep a file keeps silent meanwhile.
  private static let patience = 10.0

  /// Puts a file under another name, on the disk, and then under its own, in the place of what has it.
  ///
  /// - Parameter canResume: that what lies there half is of this very file.
  public func put(_ file: FileToCarry, in directory: String, canResume: Bool) throws(TransferError) {
    let source = try CarriedFile(reading: file.path)
    let part = "\(directory)/.\(file.name).part"
    let (handle, start) = try openPart(part, canResume, of: source)
    try carry(source, from: start, to: handle)
    let flushing = offered.contains(.flush) ? try ask(.flush(handle)) : nil
    let closing = try ask(.close(handle))
    if let flushing { try done(flushing, patience: Self.patience) }
    try done(closing, patience: Self.patience)
    try name(part, "\(directory)/\(file.name)")
  }

  /// - Returns: from which byte on it is to be written.
  private func openPart(
    _ path: String, _ canResume: Bool, of source: CarriedFile
  ) throws(TransferError) -> (handle: [UInt8], start: Int64) {
    if canResume {
      let handle = try handle(try ask(.open(path: path, [.write, .create])))
      let there = try bytes(of: handle)
      // The last of it may have holes, where a piece arrived and one before it did not.
      if there <= source.bytes { return (handle, max(0, there - Int64(Self.mostBytes))) }
      try done(try ask(.close(handle)))
    }
    return (try handle(try ask(.open(path: path, [.write, .create, .truncate]))), 0)
  }

  private func carry(_ source: CarriedFile, from start: Int64, to handle: [UInt8]) throws(TransferError) {
    let size = try pieceSizes().write
    let most = min(Self.mostRequests, Self.mostBytes / size)
    var (offset, underWay) = (start, [UInt32]())
    while offset < source.bytes {
      if underWay.count >= most { try done(underWay.removeFirst()) }
      let count = Int(min(Int64(size), source.bytes - offset))
      underWay.append(try ask(toWrite: count, at: offset, of: source, to: handle))
      offset += Int64(count)
    }
    for id in underWay { try done(id) }
  }

  private func name(_ part: String, _ name: String) throws(TransferError) {
    if offered.contains(.replace) {
      try done(try ask(.replace(from: part, to: name)))
      return
    }
    do throws(TransferError) { try done(try ask(.rename(from: part, to: name))) } catch .refusedByServer {
      // Something has the name, and this server's rename takes no place of another.
      try done(try ask(.remove(path: name)))
      try done(try ask(.rename(from: part, to: name)))
    }
  }
}
