extension SFTPSession {
  /// Fetches a file as it is when it is opened.
  ///
  /// - Throws: `tooLarge` before a byte of it is fetched.
  public func get(_ file: FileToCarry, in directory: String, atMost limit: Int64) throws(TransferError) {
    let handle = try handle(try ask(.open(path: "\(directory)/\(file.name)", .read)))
    let bytes = try bytes(of: handle)
    guard bytes <= limit else { throw .tooLarge }
    try fetch(bytes, of: handle, to: try CarriedFile(writing: file.path))
    try done(try ask(.close(handle)))
  }

  private struct Piece {
    let id: UInt32
    let offset: Int64
    let count: Int
  }

  private func fetch(_ bytes: Int64, of handle: [UInt8], to target: CarriedFile) throws(TransferError) {
    let size = try pieceSizes().read
    let most = min(Self.mostRequests, Self.mostBytes / size)
    var (offset, underWay) = (Int64(0), [Piece]())
    while offset < bytes || !underWay.isEmpty {
      while offset < bytes, underWay.count < most {
        let piece = try piece(of: handle, offset, Int(min(Int64(size), bytes - offset)))
        underWay.append(piece)
        offset += Int64(piece.count)
      }
      let piece = underWay.removeFirst()
      let got = try take(piece, to: target)
      // A server may give less than it was asked for.
      if got < piece.count {
        underWay.insert(try self.piece(of: handle, piece.offset + Int64(got), piece.count - got), at: 0)
      }
    }
  }

  private func piece(of handle: [UInt8], _ offset: Int64, _ count: Int) throws(TransferError) -> Piece {
    Piece(id: try ask(.read(handle, offset: offset, count: count)), offset: offset, count: count)
  }

  /// - Returns: how many bytes of it came.
  private func take(_ piece: Piece, to target: CarriedFile) throws(TransferError) -> Int {
    let reply = try answer(to: piece.id)
    // It has become shorter; another time it will be whole.
    if reply == .status(1) { throw .connectionLost }
    guard case .data(let data) = reply else { throw TransferError(unexpected: reply) }
    guard (1...piece.count).contains(data.count) else { throw .notTheProtocol }
    try target.write(data, at: piece.offset)
    return data.count
  }
}
