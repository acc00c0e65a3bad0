import Foundation

/// OpenSSH's `ssh`, which proves who both sides are and keeps the session secret; it runs for as long as that.
///
/// - Source: ssh(1) of OpenSSH 9.2, option `-s`.
final class SSHClient {
  let line: SFTPLine
  private let ssh: Spawned
  private let errors: String
  private var greeted: SFTPSession?

  /// - Parameter folder: has its configuration, and what it complains of.
  init(in folder: String, _ limits: SFTPServer.Limits) throws(TransferError) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw .programMissing
    }
    line = SFTPLine(ends[0], limits)
    errors = "\(folder)/e"
    let complaints = opened(errors, O_WRONLY | O_CREAT | O_TRUNC)
    defer {
      close(complaints)
      close(ends[1])
    }
    ssh = try Spawned(
      "/usr/bin/ssh", ["-F", "\(folder)/c", "-s", SSHServer.alias, "sftp"], environment: [:], input: ends[1],
      output: ends[1], errors: complaints)
  }

  deinit {
    line.end()
    _ = ssh.wait(atMost: 1)
    ssh.kill()
  }

  func session() throws(TransferError) -> SFTPSession {
    if let greeted { return greeted }
    let session = try SFTPSession(line)
    greeted = session
    return session
  }

  /// What lies behind an error that ended the session; it ends here.
  func reason(of error: TransferError) -> TransferError {
    // It says why a moment after it hung up.
    let hasEnded = error == .connectionLost && ssh.wait(atMost: 2)
    ssh.kill()
    return hasEnded ? TransferError(said: said) ?? error : error
  }

  private var said: String {
    guard let file = FileHandle(forReadingAtPath: errors) else { return "" }
    defer { try? file.close() }
    return String(decoding: (try? file.read(upToCount: 1 << 16)) ?? Data(), as: UTF8.self)
  }
}
