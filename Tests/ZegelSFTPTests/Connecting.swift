import ZegelSFTP
import ZegelTestKit

extension TestServer {
  func server(hostKey: String? = nil, addresses: [String] = []) throws -> SSHServer {
    try SSHServer(host: "127.0.0.1", port: port, user: user, hostKeys: [hostKey ?? self.hostKey], addresses: addresses)
  }

  func connect(_ limits: SFTPServer.Limits = .init(stallSeconds: 20, seconds: 60)) throws -> SFTPServer {
    try SFTPServer(try server(), keys: [userKey], limits: limits)
  }
}
