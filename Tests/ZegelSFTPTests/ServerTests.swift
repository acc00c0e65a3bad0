import Testing
import ZegelSFTP

@Suite struct `A server to log in at` {
  private let key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl somebody@acme.example"

  @Test func `is known by a line of a key, and the comment is left out`() {
    #expect(HostKey(key)?.kind == "ssh-ed25519")
    #expect(HostKey(key)?.line.contains("somebody") == false)
    #expect(HostKey("acme.example \(key)")?.line == HostKey(key)?.line)
    #expect(HostKey("# scanned\nacme.example \(key)\n")?.line == HostKey(key)?.line)
  }

  @Test(arguments: [
    "", "ssh-ed25519", "ssh-ed25519 !!!", "ssh-dss AAAAB3NzaC1kc3MAAACB", "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkV",
    "ssh-ed25519 AAAA\nssh-ed25519 BBBB",
  ]) func `whatever else is no key`(text: String) {
    #expect(HostKey(text) == nil)
  }

  @Test func `no word of it can say anything else in a configuration`() {
    for (host, user) in [
      ("a b", "u"), ("-oProxyCommand=x", "u"), ("a\nProxyCommand x", "u"), ("a", "u\"x"), ("a", "-x"), ("", "u"),
      ("a", "%u"),
    ] {
      #expect(throws: TransferError.notWellFormed) { try SSHServer(host: host, port: 22, user: user, hostKeys: [key]) }
    }
    #expect(throws: TransferError.notWellFormed) { try SSHServer(host: "a", port: 0, user: "u", hostKeys: [key]) }
    #expect(throws: TransferError.notWellFormed) { try SSHServer(host: "a", port: 22, user: "u", hostKeys: []) }
  }
}
