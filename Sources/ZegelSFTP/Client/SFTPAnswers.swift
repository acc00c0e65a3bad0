/// An answer as it was expected; any other is an error.
extension SFTPSession {
  func done(_ id: UInt32, patience: Double = 1) throws(TransferError) {
    let reply = try answer(to: id, patience: patience)
    guard reply == .status(0) else { throw TransferError(unexpected: reply) }
  }

  func handle(_ id: UInt32) throws(TransferError) -> [UInt8] {
    let reply = try answer(to: id)
    guard case .handle(let handle) = reply else { throw TransferError(unexpected: reply) }
    return handle
  }

  /// How large an open file is.
  func bytes(of handle: [UInt8]) throws(TransferError) -> Int64 {
    let reply = try answer(to: try ask(.statOpen(handle)))
    guard case .attributes(let found) = reply else { throw TransferError(unexpected: reply) }
    guard let bytes = found.bytes.flatMap(Int64.init(exactly:)) else { throw .notTheProtocol }
    return bytes
  }
}

extension TransferError {
  /// - Source: draft-ietf-secsh-filexfer-02 section 7, and what later drafts added that servers say in version 3 too.
  init(unexpected reply: SFTPReply) {
    guard case .status(let code) = reply else {
      self = .notTheProtocol
      return
    }
    self =
      switch code {
      case 0: .notTheProtocol
      case 2, 10: .noSuchFile
      case 3, 12: .permissionDenied
      case 6, 7: .connectionLost
      case 14, 15: .noSpace
      default: .refusedByServer
      }
  }
}
