import ZegelDesk
import ZegelDomain
import ZegelSFTP

extension Desk {
  /// Logs in where a channel leads, by pinned keys on both sides.
  ///
  /// - Refuses: `exchange-key-unknown` and its like; `channel-other-way` for a channel without a server.
  func server(of open: OpenChannel) async throws -> (server: SFTPServer, path: String) {
    guard case .sftp(let host, let port, let user, let path, let addresses) = open.channel.place else {
      throw Refusal(.channelOtherWay, field: "channel", open.channel.id)
    }
    let pinned = try await pinnedKeys(.party(open.party.id), .sshHost)
    let secret = try await withHouseKeys(.sshUser) { $0.secretBytes(at: 0) }
    let server = try reaching(open) { () throws(TransferError) in
      try SFTPServer(
        try SSHServer(
          host: host, port: port, user: user, hostKeys: pinned.map { String(decoding: $0.publicBytes, as: UTF8.self) },
          addresses: addresses), key: secret)
    }
    return (server, path)
  }
}

/// What a server did not do, as a refusal.
func reaching<Value>(_ open: OpenChannel, _ body: () throws(TransferError) -> Value) throws -> Value {
  do { return try body() } catch {
    let id = open.channel.id
    switch error {
    case .hostKeyUnproven: throw Refusal(.hostKeyUnproven, field: "channel", id)
    case _ where error.mayPass: throw Refusal(.placeUnreachable, field: "channel", id, error.rawValue)
    default: throw Refusal(.placeRefused, field: "channel", id, error.rawValue)
    }
  }
}
