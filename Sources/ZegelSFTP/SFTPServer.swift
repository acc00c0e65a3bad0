import Foundation

// Unchecked: what is not constant is the lock's.
/// Files to and from a server, by OpenSSH's own `sftp`, one batch of commands a call. Blocks; call it from a thread that
/// may.
public final class SFTPServer: @unchecked Sendable {
  private let server: SSHServer
  private let folder: String
  private let agent: SSHAgent
  private let limits: Limits
  private let turn = NSLock()

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
    agent.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Names and sizes of the plain files in a folder, but those still being written.
  public func list(_ directory: String) throws(TransferError) -> [(name: String, bytes: Int64)] {
    let out = try run(["cd \(quoted(directory))", "ls -ln"])
    return out.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: true)
      guard words.count == 9, words[0].hasPrefix("-"), let bytes = Int64(words[4]), !words[8].hasPrefix("."),
        !words[8].hasSuffix(".part")
      else { return nil }
      return (String(words[8]), bytes)
    }
  }

  /// Puts files, one after another, each under another name, on the disk, and then under its own: who sees one sees all
  /// of it. Goes on where a broken transfer of the same files stopped.
  ///
  /// - Parameter canResume: that what lies there half is of these very files.
  public func upload(_ files: [FileToCarry], to directory: String, canResume: Bool) throws(TransferError) {
    guard canResume else {
      _ = try run(files.flatMap { putting($0, "put", in: directory) })
      return
    }
    for file in files {
      do { _ = try run(putting(file, "reput", in: directory)) } catch let error
        where error == .noSuchFile || error == .refusedByServer
      {
        // What is not there cannot be gone on with.
        _ = try run(putting(file, "put", in: directory))
      }
    }
  }

  /// By whole paths: to change the folder first costs two ways there and back.
  private func putting(_ file: FileToCarry, _ put: String, in directory: String) -> [String] {
    let part = quoted("\(directory)/.\(file.name).part")
    return ["\(put) -f \(quoted(file.path)) \(part)", "rename \(part) \(quoted("\(directory)/\(file.name)"))"]
  }

  public func download(_ files: [FileToCarry], in directory: String) throws(TransferError) {
    _ = try run(files.map { "get \(quoted("\(directory)/\($0.name)")) \(quoted($0.path))" })
  }

  public func remove(_ names: [String], in directory: String) throws(TransferError) {
    _ = try run(names.map { "-rm \(quoted("\(directory)/\($0)"))" })
  }

  private func run(_ commands: [String]) throws(TransferError) -> String {
    turn.lock()
    defer { turn.unlock() }
    let batch = commands.joined(separator: "\n") + "\n"
    let outcome = try Child.run(
      "/usr/bin/sftp", ["-F", "\(folder)/c", "-B", "262000", "-R", "64", "-b", "-", SSHServer.alias], in: folder,
      input: Array(batch.utf8), Child.Limits(seconds: limits.seconds, stallSeconds: limits.stallSeconds))
    if let reason = outcome.endedBecause { throw reason }
    guard outcome.status == 0 else { throw TransferError(said: outcome.said) ?? .connectionLost }
    return outcome.out
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

/// As a word of a batch: nothing in it means anything.
private func quoted(_ text: String) -> String {
  "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "") + "\""
}
