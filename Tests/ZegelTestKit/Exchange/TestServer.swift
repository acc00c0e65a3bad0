import CProcess
import Foundation

/// An sshd on a free port of this machine, with keys of its own, for whoever runs the test; gone at the end.
package final class TestServer {
  package let folder: String
  package private(set) var port = 0
  package let hostKey: String
  package let userKey: [UInt8]
  package private(set) var sshd: Int32 = 0

  /// - Parameters:
  ///   - serving: the program for sftp.
  ///   - mostFileBytes: what it cannot write beyond, as on a full disk; in steps of 512.
  package init(extra: String = "", serving: String = "internal-sftp", mostFileBytes: Int? = nil) throws {
    folder = "/tmp/zs\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(
      atPath: folder + "/files", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // Where it runs as root, it wants this folder.
    try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    for name in ["host", "user"] { try TestServer.makeKey(folder + "/" + name) }
    try FileManager.default.copyItem(atPath: folder + "/user.pub", toPath: folder + "/authorized")
    hostKey = try String(contentsOfFile: folder + "/host.pub", encoding: .utf8)
    userKey = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/user")))
    let limit = mostFileBytes.map { "trap '' XFSZ; ulimit -f \($0 / 512); " } ?? ""
    // Somebody else may take the port meanwhile.
    for _ in 0..<10 where !isListening {
      stopListening()
      port = try TestServer.freePort()
      try Data(configuration(extra, serving).utf8).write(to: URL(fileURLWithPath: folder + "/c"))
      sshd = TestServer.start(["/usr/sbin/sshd", "-D", "-E", folder + "/log", "-f", folder + "/c"], after: limit)
      var waits = 0
      while !isListening, !hasEnded(), waits < 500 {
        Thread.sleep(forTimeInterval: 0.02)
        waits += 1
      }
    }
  }

  private func configuration(_ extra: String, _ serving: String) -> String {
    """
    ListenAddress 127.0.0.1
    Port \(port)
    HostKey \(folder)/host
    PidFile none
    AuthorizedKeysFile \(folder)/authorized
    StrictModes no
    UsePAM no
    PasswordAuthentication no
    Subsystem sftp \(serving)
    \(extra)

    """
  }

  private var isListening: Bool { log.contains("Server listening on 127.0.0.1 port \(port)") }
  private var log: String { (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? "" }

  /// Until here it is not to end: who holds only a client of it does not hold it.
  package func stop() {
    guard sshd > 0 else { return }
    for child in children { kill(child, SIGKILL) }
    stopListening()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func hasEnded() -> Bool {
    if sshd > 0, waitpid(sshd, nil, WNOHANG) != 0 { sshd = 0 }
    return sshd == 0
  }

  private func stopListening() {
    guard sshd > 0 else { return }
    kill(sshd, SIGKILL)
    waitpid(sshd, nil, 0)
    sshd = 0
  }

  deinit { stop() }

  /// Nobody is let in meanwhile: its list of keys is empty.
  package func whileShut(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
  ) async throws {
    let path = URL(fileURLWithPath: folder + "/authorized")
    let keys = try Data(contentsOf: path)
    try Data().write(to: path)
    try await body()
    try keys.write(to: path)
  }

  package var files: String { folder + "/files" }
  package var user: String { NSUserName() }

  /// How often somebody was let in.
  package var logins: Int { log.components(separatedBy: "Accepted publickey").count - 1 }

  /// Of this server, with those of its sessions.
  package var children: [Int32] { TestServer.children(of: sshd) }

  package static func children(of process: Int32) -> [Int32] {
    var (found, waiting) = ([Int32](), [process])
    while let parent = waiting.popLast() {
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
      let own = threads.flatMap { thread in
        let text = (try? String(contentsOfFile: "/proc/\(parent)/task/\(thread)/children", encoding: .utf8)) ?? ""
        return text.split(separator: " ").compactMap { Int32($0) }
      }
      found += own
      waiting += own
    }
    return found
  }

  /// In the background, with nothing to read and nobody who reads it.
  package static func start(_ command: [String], after limit: String = "") -> Int32 {
    var child: pid_t = 0
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for place in 0..<Int32(3) { posix_spawn_file_actions_addopen(&actions, place, "/dev/null", O_RDWR, 0) }
    _ = zegel_close_from(&actions, 3)
    let words = (["/bin/sh", "-c", "\(limit)ulimit -n 256; exec \"$@\"", "sh"] + command).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    posix_spawn(&child, "/bin/sh", &actions, nil, words, environ)
    return child
  }

  package static func makeKey(_ path: String) throws {
    waitpid(start(["/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path]), nil, 0)
  }

  package static func freePort() throws -> Int {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Whether anybody listens there.
  package static func answers(_ port: Int) -> Bool {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
