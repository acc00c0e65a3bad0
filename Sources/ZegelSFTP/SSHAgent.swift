import Foundation

/// An agent of our own that holds one key for the time of a transfer: the key lies in no file.
final class SSHAgent {
  let socket: String
  private let process = Process()

  /// - Parameters:
  ///   - key: as OpenSSH writes a private key, without a passphrase.
  ///   - folder: private, its path short: a socket's has a limit of 107 bytes.
  init(_ key: [UInt8], in folder: String) throws(TransferError) {
    socket = "\(folder)/a"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-agent")
    process.arguments = ["-D", "-a", socket]
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw .programMissing }
    for _ in 0..<200 where access(socket, F_OK) != 0 { Thread.sleep(forTimeInterval: 0.01) }
    try add(key)
  }

  deinit { stop() }

  func stop() {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    unlink(socket)
  }

  /// By a pipe, and never by a file.
  private func add(_ key: [UInt8]) throws(TransferError) {
    let adding = Process()
    adding.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-add")
    adding.arguments = ["-q", "-"]
    adding.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "SSH_AUTH_SOCK": socket]
    let pipe = Pipe()
    adding.standardInput = pipe
    adding.standardOutput = FileHandle.nullDevice
    adding.standardError = FileHandle.nullDevice
    do {
      try adding.run()
      // A key is shorter than a pipe is wide.
      try pipe.fileHandleForWriting.write(contentsOf: Data(key.prefix(16_384)))
      try pipe.fileHandleForWriting.close()
    } catch { throw .programMissing }
    adding.waitUntilExit()
    if adding.terminationStatus != 0 { throw .notWellFormed }
  }
}
