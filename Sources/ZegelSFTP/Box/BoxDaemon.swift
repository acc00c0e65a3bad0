import Foundation

/// OpenSSH's server before a drop box: it knows who a party is by its key, and starts for each key the one program that
/// serves that party. It runs as whoever starts it, and never as root.
public struct BoxDaemon: Sendable {
  public enum Failure: Error, Equatable {
    /// Whoever serves others' files is nobody who may do everything.
    case isRoot
    /// sshd starts each party's program by the account's shell.
    case noShell
    case programMissing
    /// With what sshd said; it says nothing of parties here.
    case notStarted(String)
  }

  /// Has the host's key, the configuration and the list of keys.
  public let folder: String
  public let host: String
  public let port: Int

  public init(folder: String, host: String, port: Int) {
    self.folder = folder
    self.host = host
    self.port = port
  }

  public var keyList: String { "\(folder)/authorized_keys" }
  private var pidFile: String { "\(folder)/pid" }
  private static let program = "/usr/sbin/sshd"

  /// The process that listens; nil where none does.
  public var process: Int32? {
    guard let text = try? String(contentsOfFile: pidFile, encoding: .utf8),
      let pid = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)), pid > 1,
      let name = try? String(contentsOfFile: "/proc/\(pid)/comm", encoding: .utf8), name.hasPrefix("sshd")
    else { return nil }
    return pid
  }

  /// The public line of the host's key, once there is one.
  public var hostKey: HostKey? {
    (try? String(contentsOfFile: "\(folder)/host_key.pub", encoding: .utf8)).flatMap(HostKey.init)
  }

  /// Writes the configuration and, the first time, makes the host's key: parties pin it, so it stays.
  func prepare() throws(Failure) {
    guard geteuid() != 0 else { throw .isRoot }
    let shell = getpwuid(geteuid()).flatMap { $0.pointee.pw_shell }.map { String(cString: $0) } ?? ""
    guard !["", "/usr/sbin/nologin", "/sbin/nologin", "/bin/false", "/usr/bin/false"].contains(shell) else {
      throw .noShell
    }
    guard access(Self.program, X_OK) == 0 else { throw .programMissing }
    if hostKey == nil {
      let status = try run([
        "/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "\(folder)/host_key",
      ])
      guard status == 0 else { throw .notStarted("ssh-keygen") }
    }
    try write(configuration, "sshd_config")
  }

  /// Starts it in the background, and waits until it listens.
  public func start() throws(Failure) {
    if process != nil { return }
    try prepare()
    beginLog()
    _ = try run([Self.program, "-f", "\(folder)/sshd_config", "-E", log])
    for _ in 0..<100 where process == nil { Thread.sleep(forTimeInterval: 0.05) }
    guard process != nil else { throw .notStarted(lastWords) }
  }

  /// Takes this process's place, for whoever looks after services. Comes back only where that failed.
  public func become() throws(Failure) -> Never {
    try prepare()
    // To the file that is kept short: what looks after services keeps what it hears for as long as it likes.
    beginLog()
    let words: [UnsafeMutablePointer<CChar>?] =
      [Self.program, "-D", "-E", log, "-f", "\(folder)/sshd_config"].map { (word: String) in strdup(word) } + [nil]
    execv(Self.program, words)
    throw .programMissing
  }

  /// Ends it and the sessions that are open.
  public func stop() {
    guard let pid = process else { return }
    let sessions = children(of: pid)
    kill(pid, SIGTERM)
    for session in sessions { kill(session, SIGTERM) }
    for _ in 0..<200 where process != nil { Thread.sleep(forTimeInterval: 0.02) }
    unlink(pidFile)
  }

  /// Each key has its own command, which takes the subsystem's place; a key without one gets nothing.
  ///
  /// - Source: sshd_config(5), sshd(8) of OpenSSH 9.2.
  var configuration: String {
    """
    ListenAddress \(host)
    Port \(port)
    HostKey "\(folder)/host_key"
    PidFile "\(pidFile)"
    AuthorizedKeysFile "\(keyList)"
    StrictModes no
    UsePAM no
    AuthenticationMethods publickey
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    PermitRootLogin no
    PermitEmptyPasswords no
    PermitUserEnvironment no
    PermitUserRC no
    PermitTTY no
    DisableForwarding yes
    Subsystem sftp /bin/false
    AllowStreamLocalForwarding no
    PrintMotd no
    MaxAuthTries 3
    MaxSessions 4
    MaxStartups 10:30:60
    PerSourceMaxStartups 8
    LoginGraceTime 30
    ClientAliveInterval 15
    ClientAliveCountMax 3
    PubkeyAcceptedAlgorithms ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256
    \(SSHServer.algorithms(indent: ""))
    LogLevel VERBOSE

    """
  }

  private var log: String { "\(folder)/sshd.log" }
  private static let logSeconds: Int64 = 30 * 86_400

  private func beginLog() {
    unlink(log)
    keepLog(Data())
  }

  /// What it wrote down is thirty days old at most, and as long beside it: it has addresses of who called.
  ///
  /// - Parameter now: seconds since 1970.
  /// - Law: Art. 5(1)(e) GDPR.
  public func shortenLog(at now: Int64) {
    var begun = stat()
    guard lstat(log + ".1", &begun) == 0 else { return keepLog(Data()) }
    guard now - Int64(begun.st_mtim.tv_sec) >= Self.logSeconds,
      let written = FileManager.default.contents(atPath: log)
    else { return }
    keepLog(written)
    // sshd goes on at the end of the same file.
    truncate(log, 0)
  }

  private func keepLog(_ written: Data) {
    _ = FileManager.default.createFile(
      atPath: log + ".1", contents: written, attributes: [.posixPermissions: 0o600])
  }

  private var lastWords: String {
    let lines = (try? String(contentsOfFile: log, encoding: .utf8))?.split(whereSeparator: \.isNewline) ?? []
    return String((lines.last { $0.contains("error") || $0.contains("fatal") } ?? lines.last ?? "").prefix(200))
  }

  private func children(of pid: Int32) -> [Int32] {
    let text = (try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)) ?? ""
    return text.split(separator: " ").compactMap { Int32($0) }
  }

  private func run(_ command: [String]) throws(Failure) -> Int32 {
    let nowhere = opened("/dev/null", O_RDWR)
    defer { close(nowhere) }
    do {
      return try Spawned(
        command[0], Array(command.dropFirst()), environment: [:], input: nowhere, output: nowhere, errors: nowhere
      ).wait()
    } catch { throw .programMissing }
  }

  private func write(_ text: String, _ name: String) throws(Failure) {
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic) } catch {
      throw .notStarted(name)
    }
  }
}
