import Foundation

// Unchecked: what is not constant is the lock's.
/// Files to and from a server that people pinned, over OpenSSH's `ssh`. Blocks; call it from a thread that may.
public final class SFTPServer: @unchecked Sendable {
  private let server: SSHServer
  private let folder: String
  private let agent: SSHAgent
  private let limits: Limits
  private let turn = NSLock()
  private var client: SSHClient?

  public struct Limits: Sendable {
    /// Without a byte that moves.
    public var stallSeconds: Double
    /// For one call.
    public var seconds: Double

    public init(stallSeconds: Double = 45, seconds: Double = 4 * 3600) {
      self.stallSeconds = stallSeconds
      self.seconds = seconds
    }
  }

  /// - Parameter keys: private keys to log in with, newest first, as OpenSSH writes them: in a roll-over a server may know
  ///   one and not yet the other.
  /// - Throws: `addressNotAllowed`, `hostNotFound`, `notWellFormed`, `programMissing`.
  public init(_ server: SSHServer, keys: [[UInt8]], limits: Limits = Limits()) throws(TransferError) {
    self.server = server
    self.limits = limits
    folder = "/tmp/.zegel-\(UInt64.random(in: 0 ... .max))"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch { throw .programMissing }
    do { agent = try SSHAgent(keys, in: folder) } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
    let address = server.addresses.isEmpty ? nil : try allowedAddress(of: server)
    let configuration = server.configuration(
      knownHosts: "\(folder)/k", agent: agent.socket, address: address, stallSeconds: Int(limits.stallSeconds))
    for (name, text) in [("k", server.knownHosts), ("c", configuration)] {
      guard
        FileManager.default.createFile(
          atPath: "\(folder)/\(name)", contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
      else { throw .programMissing }
    }
  }

  deinit {
    client = nil
    agent.stop()
  }

  /// Names and sizes of the plain files in a folder, but those still being written.
  public func list(_ directory: String) throws(TransferError) -> [(name: String, bytes: Int64)] {
    try call { session throws(TransferError) in try session.list(directory) }
  }

  /// Puts files, one after another, each under another name, on the disk, and then under its own: who sees one sees all
  /// of it. Goes on where a broken transfer of the same files stopped.
  ///
  /// - Parameter canResume: that what lies there half is of these very files.
  public func upload(_ files: [FileToCarry], to directory: String, canResume: Bool) throws(TransferError) {
    try call { session throws(TransferError) in
      for file in files { try session.put(file, in: directory, canResume: canResume) }
    }
  }

  /// - Parameter limit: in bytes, of each.
  /// - Throws: `tooLarge` before a byte of such a file is fetched.
  public func download(_ files: [FileToCarry], in directory: String, atMost limit: Int64) throws(TransferError) {
    try call { session throws(TransferError) in
      for file in files { try session.get(file, in: directory, atMost: limit) }
    }
  }

  /// One line serves many calls. A server may hang up between two, which the second does not suffer for.
  private func call<Value>(_ act: (SFTPSession) throws(TransferError) -> Value) throws(TransferError) -> Value {
    turn.lock()
    defer { turn.unlock() }
    let wasOpen = client != nil
    do throws(TransferError) { return try once(act) } catch {
      guard wasOpen, error == .connectionLost else { throw error }
      return try once(act)
    }
  }

  private func once<Value>(_ act: (SFTPSession) throws(TransferError) -> Value) throws(TransferError) -> Value {
    let client: SSHClient
    if let open = self.client { client = open } else { client = try SSHClient(in: folder, limits) }
    self.client = client
    client.line.begin()
    do throws(TransferError) { return try act(try client.session()) } catch {
      self.client = nil
      throw client.reason(of: error)
    }
  }
}

/// A file here, and its name there.
public struct FileToCarry: Sendable, Hashable {
  public let name: String
  public let path: String

  public init(_ name: String, at path: String) {
    self.name = name
    self.path = path
  }
}
