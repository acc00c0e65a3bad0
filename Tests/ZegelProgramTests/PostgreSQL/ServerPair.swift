import Foundation
import Testing

/// PostgreSQL servers of a test's own, to be killed, promoted and restored.
struct PostgresServer: Sendable {
  let directory: String
  let port: Int

  static var binaries: String? { ProcessInfo.processInfo.environment["ZEGEL_TEST_POSTGRES_BIN"] }

  var url: String { "postgresql://zegel@127.0.0.1:\(port)/postgres" }

  /// A new server; `settings` are lines for its configuration file.
  static func make(_ settings: String = "") throws -> PostgresServer {
    let server = PostgresServer(directory: try place(), port: try freePort())
    try run("initdb", "-D", server.directory, "-A", "trust", "-U", "zegel", "-E", "UTF8", "--locale=C.UTF-8")
    try server.configure(settings)
    try server.start()
    return server
  }

  /// A copy of this one that follows it, and without which it confirms nothing.
  func makeStandby() throws -> PostgresServer {
    let standby = PostgresServer(directory: try Self.place(), port: try Self.freePort())
    try Self.run(
      "pg_basebackup", "-D", standby.directory, "-h", "127.0.0.1", "-p", "\(port)", "-U", "zegel", "-R", "-c", "fast")
    try standby.configure("primary_conninfo = 'host=127.0.0.1 port=\(port) user=zegel application_name=standby'")
    try standby.start()
    return standby
  }

  func configure(_ settings: String) throws {
    let text = "port = \(port)\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n\(settings)\n"
    try Self.shell("cat >> \(directory)/postgresql.auto.conf <<'END'\n\(text)END")
  }

  func start() throws {
    try Self.run("pg_ctl", "-D", directory, "-l", "\(directory).log", "-w", "-t", "60", "start")
  }

  func reload() throws { try Self.run("pg_ctl", "-D", directory, "reload") }

  func promote() throws { try Self.run("pg_ctl", "-D", directory, "-w", "promote") }

  /// As if the machine had been switched off.
  func cutThePower() throws {
    try Self.shell(
      "kill -9 -$(ps -o pgid= $(head -1 \(directory)/postmaster.pid) | tr -d ' ') 2>/dev/null; kill -9 $(head -1 \(directory)/postmaster.pid); true"
    )
  }

  func query(_ sql: String) throws -> String {
    try Self.run("psql", "-h", "127.0.0.1", "-p", "\(port)", "-U", "zegel", "-d", "postgres", "-Atc", sql)
  }

  func remove() {
    _ = try? Self.run("pg_ctl", "-D", directory, "-m", "immediate", "stop")
    _ = try? Self.shell("rm -rf \(directory) \(directory).log")
  }

  private static func place() throws -> String {
    let name = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-pg-\(UUID().uuidString)").path
    try shell("mkdir -m 700 \(name)")
    return name
  }

  private static func freePort() throws -> Int {
    let text = try shell(
      "python3 -c 'import socket; s = socket.socket(); s.bind((\"127.0.0.1\", 0)); print(s.getsockname()[1])'")
    return try #require(Int(text))
  }

  @discardableResult private static func run(_ program: String, _ arguments: String...) throws -> String {
    let binaries = try #require(Self.binaries, "start the tests with bin/test, which knows where PostgreSQL is")
    let words = arguments.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    return try shell("'\(binaries)/\(program)' \(words)")
  }

  /// As the user that PostgreSQL wants: it refuses to run as root.
  @discardableResult static func shell(_ script: String) throws -> String {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-sh-\(UUID().uuidString)").path
    try script.write(toFile: place, atomically: true, encoding: .utf8)
    defer { for file in [place, place + ".out"] { try? FileManager.default.removeItem(atPath: file) } }
    let user = getuid() == 0 ? "runuser -u postgres -- " : ""
    // A server that is started goes on after its shell: it must not keep the output open that we read.
    let status = system("chmod 644 \(place); cd /tmp && \(user)/bin/sh \(place) > \(place).out 2>&1 < /dev/null")
    let text = try String(contentsOfFile: place + ".out", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard status == 0 else { throw Failed(script: script, said: text) }
    return text
  }

  struct Failed: Error { let script, said: String }
}
