import Foundation

/// A real mail server on this machine that keeps what it gets, and can be told to behave badly.
package final class MailSink: Sendable {
  package enum Behaviour: String, Sendable {
    case plain, starttls, implicit
    /// Logs in with `zegel` and `right` only.
    case login
    /// 550 for the mailbox.
    case refusing
    /// 451 for the mailbox.
    case later
    /// 535 in the middle: the sender may not send.
    case sender
    /// Greets and says nothing more.
    case silent
    /// Takes the message and hangs up before it says so.
    case hangingUp = "hanging-up"
  }

  /// What arrived, as Python's mail parser reads it.
  package struct Mail: Decodable, Sendable {
    package let from: String
    package let to: [String]
    package let headers: [String: String]
    package let text: String
    package let longestLine: Int
    package let problems: [String]
  }

  package let port: Int
  /// Vouches for the server, with TLS.
  package let authority: String
  private let directory: String
  private let server: Process

  package init(_ behaviour: Behaviour = .plain) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    authority = directory + "/authority.pem"
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("mail-sink.py")
    let server = Process()
    server.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    server.arguments = [script.path, behaviour.rawValue, directory]
    // It ends when this end is closed, also when the tests are killed.
    server.standardInput = Pipe()
    let told = Pipe()
    server.standardOutput = told
    try server.run()
    let line = String(decoding: told.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw SinkDidNotStart() }
    (self.port, self.directory, self.server) = (port, directory, server)
  }

  package var mails: [Mail] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".json") }.sorted().map {
        try JSONDecoder().decode(Mail.self, from: Data(contentsOf: URL(fileURLWithPath: "\(directory)/\($0)")))
      }
    }
  }

  package func remove() {
    // What asks politely can be blocked in whoever started it, and is then blocked here as well.
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
    try? FileManager.default.removeItem(atPath: directory)
  }
}

private struct SinkDidNotStart: Error {}
