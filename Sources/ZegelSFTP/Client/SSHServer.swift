/// A server to log in at, known by the keys that people pinned.
public struct SSHServer: Sendable, Hashable {
  public let host: String
  public let port: Int
  public let user: String
  /// Lines such as `ssh-ed25519 AAAA…`.
  public let hostKeys: [String]
  /// Networks in which the machine that is called must be, such as `192.0.2.0/24`; empty is any.
  public let addresses: [String]
  /// The machine that is called, where it is not the server itself; it has one of the pinned keys too.
  public let jump: Jump?

  public struct Jump: Sendable, Hashable {
    let host: String
    let port: Int
    let user: String

    public init(host: String, port: Int, user: String) {
      self.host = host
      self.port = port
      self.user = user
    }
  }

  /// - Throws: `notWellFormed` for what would say something else in a configuration.
  public init(
    host: String, port: Int, user: String, hostKeys: [String], addresses: [String] = [], jump: Jump? = nil
  ) throws(TransferError) {
    let words = [host, user] + addresses + (jump.map { [$0.host, $0.user] } ?? [])
    let isPlain = words.allSatisfy { word in
      !word.isEmpty && word.utf8.count <= 255 && word.utf8.first != UInt8(ascii: "-")
        && word.utf8.allSatisfy { byte in
          (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            || "._-:/".utf8.contains(byte)
        }
    }
    guard isPlain, (1...65_535).contains(port), (1...65_535).contains(jump?.port ?? 22), !hostKeys.isEmpty,
      hostKeys.allSatisfy({ HostKey($0) != nil })
    else {
      throw .notWellFormed
    }
    self.host = host
    self.port = port
    self.user = user
    self.hostKeys = hostKeys.compactMap { HostKey($0)?.line }
    self.addresses = addresses
    self.jump = jump
  }

  /// By these names the configuration and the known hosts call them.
  static let alias = "party"
  private static let jumpAlias = "jump"

  /// Of the machine that is called.
  var calledHost: String { jump?.host ?? host }

  /// All that ssh is told: nothing of the machine's own configuration, no key but the agent's, no server but this one.
  ///
  /// - Parameters:
  ///   - address: where the machine that is called was found to be; nil leaves that to ssh.
  ///   - stallSeconds: without a word of the server.
  /// - Source: ssh_config(5) of OpenSSH 9.2.
  func configuration(knownHosts: String, agent: String, address: String?, stallSeconds: Int) -> String {
    let kinds = Set(hostKeys.compactMap { HostKey($0)?.algorithms }).sorted().joined(separator: ",")
    let jumping = jump.map { block(Self.jumpAlias, address ?? $0.host, $0.port, $0.user, by: nil) } ?? ""
    return """
      \(jumping)\(block(Self.alias, jump == nil ? address ?? host : host, port, user, by: jump.map { _ in Self.jumpAlias }))
      Host *
        StrictHostKeyChecking yes
        UserKnownHostsFile "\(knownHosts)"
        GlobalKnownHostsFile /dev/null
        UpdateHostKeys no
        HostKeyAlgorithms \(kinds)
        CheckHostIP no
        IdentityAgent "\(agent)"
        IdentityFile none
        PubkeyAuthentication yes
        PreferredAuthentications publickey
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        HostbasedAuthentication no
        BatchMode yes
        ConnectTimeout \(max(5, stallSeconds))
        ConnectionAttempts 1
        ServerAliveInterval \(max(1, stallSeconds / 3))
        ServerAliveCountMax 3
        \(Self.algorithms(indent: "  "))
        ControlMaster no
        ControlPath none
        ClearAllForwardings yes
        ForwardAgent no
        ForwardX11 no
        PermitLocalCommand no
        Tunnel no
        EscapeChar none
        Compression no
        LogLevel ERROR

      """
  }

  private func block(_ alias: String, _ host: String, _ port: Int, _ user: String, by jump: String?) -> String {
    """
    Host \(alias)
      HostName \(host)
      HostKeyAlias \(alias)
      Port \(port)
      User \(user)
      ProxyJump \(jump ?? "none")

    """
  }

  /// The same on both sides: what is known to be weak is neither offered nor taken.
  static func algorithms(indent: String) -> String {
    [
      "Ciphers aes256-gcm@openssh.com,aes128-gcm@openssh.com,chacha20-poly1305@openssh.com,aes256-ctr",
      "KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,"
        + "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512",
      "MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512,hmac-sha2-256",
    ].joined(separator: "\n" + indent)
  }

  var knownHosts: String { hostKeys.map { "\(Self.alias),\(Self.jumpAlias) \($0)\n" }.joined() }
}
