import Foundation
import Testing
import ZegelSFTP
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(5))) struct `A server that is not like the others` {
  @Test func `far away gets all of a file, and the rest of it once the line is there again`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let (here, back) = (server.folder + "/here", server.folder + "/back")
    var content = Data((0..<1_001).map { UInt8(truncatingIfNeeded: $0 &* 13 >> 4) })
    for _ in 0..<15 { content += content }
    try content.write(to: URL(fileURLWithPath: here))
    let far = try FarLine(to: server, milliseconds: 20)
    defer { far.cut() }
    let client = try far.connect(server)
    let (line, part) = (far.process, server.files + "/.f.part")
    Thread.detachNewThread {
      while bytes(of: part) < 12_000_000 { usleep(2_000) }
      kill(line, SIGKILL)
    }
    let error = #expect(throws: TransferError.self) {
      try client.upload([FileToCarry("f", at: here)], to: server.files, canResume: false)
    }
    #expect(error?.mayPass == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: server.files) == [".f.part"])
    try far.mend()
    try client.upload([FileToCarry("f", at: here)], to: server.files, canResume: true)
    try client.download([FileToCarry("f", at: back)], in: server.files, atMost: Int64(content.count))
    #expect(FileManager.default.contentsEqual(atPath: here, andPath: back))
  }

  @Test(.enabled(if: mayChangeRoot)) func `shut into its own folder takes and gives by the names that it shows`()
    throws
  {
    // Every folder above is to be root's, and nobody else may write there.
    let cell = "/run/zc\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: cell + "/in", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: cell) }
    let server = try TestServer(extra: "ChrootDirectory \(cell)\nForceCommand internal-sftp")
    defer { server.stop() }
    let client = try server.connect()
    let (here, back) = (server.folder + "/here", server.folder + "/back")
    try Data(count: 700_001).write(to: URL(fileURLWithPath: here))
    try client.upload([FileToCarry("f", at: here)], to: "/in", canResume: true)
    #expect(try client.list("/in").map(\.bytes) == [700_001])
    #expect(FileManager.default.contentsEqual(atPath: here, andPath: cell + "/in/f"))
    try client.download([FileToCarry("f", at: back)], in: "/in", atMost: 700_001)
    #expect(FileManager.default.contentsEqual(atPath: here, andPath: back))
    #expect(throws: TransferError.noSuchFile) { try client.list(server.files) }
  }
}

/// CAP_SYS_CHROOT of capabilities(7): some machines keep it from root as well.
private let mayChangeRoot: Bool = {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("CapEff:") } ?? ""
  return geteuid() == 0
    && (UInt64(line.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16) ?? 0) >> 18 & 1 == 1
}()

private func bytes(of path: String) -> Int64 {
  let found = try? FileManager.default.attributesOfItem(atPath: path)
  return (found?[.size] as? NSNumber)?.int64Value ?? 0
}

/// A second port that leads to a server, each byte so many milliseconds later.
private final class FarLine {
  private let port: Int
  private let target: Int
  private let milliseconds: Int
  private(set) var process: Int32 = 0

  init(to server: TestServer, milliseconds: Int) throws {
    (target, self.milliseconds) = (server.port, milliseconds)
    port = try TestServer.freePort()
    try mend()
  }

  deinit { cut() }

  func mend() throws {
    cut()
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../bench/exchange/delay.py").path
    process = TestServer.start(["/usr/bin/python3", script, String(port), String(target), String(milliseconds)])
    var tries = 0
    while !TestServer.answers(port), tries < 500 {
      usleep(20_000)
      tries += 1
    }
  }

  func cut() {
    guard process > 0 else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    process = 0
  }

  func connect(_ server: TestServer) throws -> SFTPServer {
    try SFTPServer(
      try SSHServer(host: "127.0.0.1", port: port, user: server.user, hostKeys: [server.hostKey]),
      keys: [server.userKey], limits: .init(stallSeconds: 20, seconds: 60))
  }
}
