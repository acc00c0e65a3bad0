import Foundation
public import ZegelDesk
import ZegelDomain
import ZegelSFTP

/// How the drop box is doing.
public struct BoxState: Sendable {
  public let isRunning: Bool
  public let host: String
  public let port: Int
  /// The account that parties log in as.
  public let user: String
  /// `SHA256:…`, for parties to compare; nil before it was first started.
  public let fingerprint: String?
  /// The public line of the host's key.
  public let hostKey: String?
}

/// Where parties bring and fetch their files, at the house itself.
public struct DropBox: Sendable {
  private let files: BoxFiles
  private let daemon: BoxDaemon

  public init(_ paths: HousePaths, _ options: BoxOptions) {
    files = BoxFiles(paths)
    daemon = BoxDaemon(folder: files.server, host: options.host, port: options.port)
  }

  public var state: BoxState {
    BoxState(
      isRunning: daemon.process != nil, host: daemon.host, port: daemon.port, user: NSUserName(),
      fingerprint: daemon.hostKey.map(spokenFingerprint), hostKey: daemon.hostKey?.line)
  }

  /// - Parameter program: the one that serves each party: this one.
  /// - Refuses: `directory-unusable`.
  public func setUp(program: String) throws {
    // Quotes would end the command that a key is bound to; a percent sign means something to sshd.
    guard !files.server.contains(where: { "'\"\\\n%".contains($0) }) else {
      throw Refusal(.directoryUnusable, field: "house", files.server)
    }
    try files.makeServer()
    unlink(files.program)
    guard symlink(program, files.program) == 0 else {
      throw Refusal(.directoryUnusable, field: "exchange", files.server)
    }
  }

  /// - Refuses: `box-not-started`.
  public func start() throws { try failing { () throws(BoxDaemon.Failure) in try daemon.start() } }
  public func stop() { daemon.stop() }

  /// In this process's place; comes back only where that failed.
  public func become() throws { try failing { () throws(BoxDaemon.Failure) in try daemon.become() } }

  private func failing(_ body: () throws(BoxDaemon.Failure) -> Void) throws {
    do { try body() } catch {
      let why =
        switch error {
        case .isRoot: "root"
        case .noShell: "no shell"
        case .programMissing: "openssh-server"
        case .notStarted(let words): words
        }
      throw Refusal(.boxNotStarted, field: "box", why)
    }
  }

  /// Serves one party, as the rules in a file say; for sshd alone. Opens nothing else of the house.
  ///
  /// - Refuses: `file-unreadable`.
  public static func serve(rules path: String) throws {
    guard let bytes = FileManager.default.contents(atPath: path),
      let rules = try? JSONDecoder().decode(BoxRules.self, from: bytes)
    else { throw Refusal(.fileUnreadable, field: "file") }
    // A kernel without it serves as well; one that refuses it does not.
    guard BoxConversation.confine(to: rules) != .failed else { throw Fault("the drop box could not be confined") }
    BoxConversation.hold(rules)
  }
}

/// - Source: ssh-keygen(1): SHA-256 in base64, without its padding.
private func spokenFingerprint(_ key: HostKey) -> String {
  var digest = FileFingerprint()
  digest.add(key.bytes)
  return "SHA256:" + Data(digest.finish()).base64EncodedString().filter { $0 != "=" }
}
