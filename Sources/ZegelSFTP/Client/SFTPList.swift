extension SFTPSession {
  /// Nobody's folder of deliveries has so many.
  private static let mostNames = 1_000_000

  /// Names and sizes of the plain files in a folder, but those still being written.
  public func list(_ directory: String) throws(TransferError) -> [(name: String, bytes: Int64)] {
    let handle = try handle(try ask(.openFolder(path: directory)))
    var (found, seen) = ([(name: String, bytes: Int64)](), 0)
    while true {
      let reply = try answer(to: try ask(.readFolder(handle)))
      if reply == .status(1) { break }
      guard case .names(let names) = reply else { throw TransferError(unexpected: reply) }
      seen += names.count
      guard !names.isEmpty, seen <= Self.mostNames else { throw .notTheProtocol }
      found += names.compactMap(whole)
    }
    try done(try ask(.close(handle)))
    return found.sorted { $0.name < $1.name }
  }

  private func whole(_ name: SFTPReply.Name) -> (name: String, bytes: Int64)? {
    guard let text = name.text, !text.isEmpty, !text.hasPrefix("."), !text.hasSuffix(".part"), !text.contains("/"),
      let bytes = name.attributes.bytes.flatMap(Int64.init(exactly:)),
      let rights = name.attributes.rights, rights & 0o170_000 == 0o100_000
    else { return nil }
    return (text, bytes)
  }
}
