import Foundation
import Testing
import ZegelSFTP
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(5))) struct `Files over sftp` {
  @Test(arguments: [0, 1, 32_768, 500_001]) func `arrive as they are, and come back so`(size: Int) throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect()
    let bytes = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try bytes.write(to: URL(fileURLWithPath: server.folder + "/here"))
    try client.upload([FileToCarry("a-000001.pgp", at: server.folder + "/here")], to: server.files, canResume: false)
    #expect(try Data(contentsOf: URL(fileURLWithPath: server.files + "/a-000001.pgp")) == bytes)
    #expect(try client.list(server.files).map(\.name) == ["a-000001.pgp"])
    #expect(try client.list(server.files).map(\.bytes) == [Int64(size)])
    try client.download(
      [FileToCarry("a-000001.pgp", at: server.folder + "/back")], in: server.files, atMost: Int64(size))
    #expect(try Data(contentsOf: URL(fileURLWithPath: server.folder + "/back")) == bytes)
  }

  @Test func `what is there by that name is replaced`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect()
    for text in ["one", "two and more"] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: server.folder + "/here"))
      try client.upload([FileToCarry("f", at: server.folder + "/here")], to: server.files, canResume: false)
    }
    #expect(try String(contentsOfFile: server.files + "/f", encoding: .utf8) == "two and more")
  }

  @Test func `a broken one goes on where it was, and nobody sees it before its end`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect()
    let bytes = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    try bytes.write(to: URL(fileURLWithPath: server.folder + "/here"))
    try bytes.prefix(1_200_000).write(to: URL(fileURLWithPath: server.files + "/.f.part"))
    #expect(try client.list(server.files).isEmpty)
    try client.upload([FileToCarry("f", at: server.folder + "/here")], to: server.files, canResume: true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: server.files + "/f")) == bytes)
    // And where nothing is there yet.
    try client.upload([FileToCarry("g", at: server.folder + "/here")], to: server.files, canResume: true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: server.files + "/g")) == bytes)
  }

  @Test func `a server that has nothing beside the protocol gets and gives the same`() throws {
    let server = try TestServer(serving: "internal-sftp -P posix-rename,fsync,limits")
    defer { server.stop() }
    let client = try server.connect()
    let (here, back) = (server.folder + "/here", server.folder + "/back")
    for size in [2_500_001, 700_000] {
      let bytes = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 11 >> 2) })
      try bytes.write(to: URL(fileURLWithPath: here))
      try bytes.prefix(300_000).write(to: URL(fileURLWithPath: server.files + "/.f.part"))
      try client.upload([FileToCarry("f", at: here)], to: server.files, canResume: true)
      try client.download([FileToCarry("f", at: back)], in: server.files, atMost: Int64(size))
      #expect(FileManager.default.contentsEqual(atPath: here, andPath: back))
    }
    #expect(try client.list(server.files).map(\.bytes) == [700_000])
  }

  @Test func `what lies there half and is more than the whole is begun anew`() throws {
    let server = try TestServer()
    defer { server.stop() }
    try Data("short".utf8).write(to: URL(fileURLWithPath: server.folder + "/here"))
    try Data(count: 9000).write(to: URL(fileURLWithPath: server.files + "/.f.part"))
    try server.connect().upload(
      [FileToCarry("f", at: server.folder + "/here")], to: server.files, canResume: true)
    #expect(try String(contentsOfFile: server.files + "/f", encoding: .utf8) == "short")
  }

  @Test func `one login serves many calls, and a server that hung up between two is called again`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect()
    try Data([1]).write(to: URL(fileURLWithPath: server.folder + "/here"))
    for name in ["a", "b"] {
      try client.upload([FileToCarry(name, at: server.folder + "/here")], to: server.files, canResume: false)
    }
    #expect(try client.list(server.files).map(\.name) == ["a", "b"])
    #expect(server.logins == 1)
    for child in server.children { kill(child, SIGKILL) }
    #expect(try client.list(server.files).map(\.name) == ["a", "b"])
    #expect(server.logins == 2)
  }

  @Test func `a file of ours that is not there, and a larger one than agreed, are told apart from a bad line`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect()
    #expect(throws: TransferError.fileUnusable) {
      try client.upload([FileToCarry("f", at: server.folder + "/nowhere")], to: server.files, canResume: false)
    }
    try Data(count: 11).write(to: URL(fileURLWithPath: server.files + "/f"))
    #expect(throws: TransferError.tooLarge) {
      try client.download([FileToCarry("f", at: server.folder + "/back")], in: server.files, atMost: 10)
    }
    #expect(throws: TransferError.noSuchFile) {
      try client.download([FileToCarry("g", at: server.folder + "/back")], in: server.files, atMost: 10)
    }
    #expect(!FileManager.default.fileExists(atPath: server.folder + "/back"))
  }

  @Test func `what lies there half is kept but for its last part, which may have holes`() throws {
    let server = try TestServer()
    defer { server.stop() }
    var whole = Data((0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 13 | 1) })
    for _ in 0..<14 { whole += whole }
    try whole.write(to: URL(fileURLWithPath: server.folder + "/here"))
    var half = whole.prefix(12_000_000)
    // A hole where pieces were under way; and, before those, a byte by which the kept part is known again.
    half.replaceSubrange(11_000_000..<11_300_000, with: Data(count: 300_000))
    half[0] = 0
    try half.write(to: URL(fileURLWithPath: server.files + "/.f.part"))
    try server.connect().upload([FileToCarry("f", at: server.folder + "/here")], to: server.files, canResume: true)
    whole[0] = 0
    #expect(try Data(contentsOf: URL(fileURLWithPath: server.files + "/f")) == whole)
  }

  @Test func `a server with another key gets nothing, and nobody tries again by itself`() throws {
    let (server, other) = (try TestServer(), try TestServer())
    defer {
      server.stop()
      other.stop()
    }
    let client = try SFTPServer(try server.server(hostKey: other.hostKey), keys: [server.userKey])
    let error = #expect(throws: TransferError.self) { try client.list(server.files) }
    #expect(error == .hostKeyUnproven)
    #expect(error?.mayPass == false)
  }

  @Test func `a key that the server does not know is refused`() throws {
    let (server, other) = (try TestServer(), try TestServer())
    defer {
      server.stop()
      other.stop()
    }
    let client = try SFTPServer(try server.server(), keys: [other.userKey])
    #expect(throws: TransferError.authenticationRefused) { try client.list(server.files) }
  }

  @Test func `a server that is stopped in the middle is left after a while`() async throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect(.init(stallSeconds: 3, seconds: 60))
    let (folder, files) = (server.folder, server.files)
    _ = FileManager.default.createFile(atPath: folder + "/here", contents: Data(count: 1 << 20))
    let handle = FileHandle(forUpdatingAtPath: folder + "/here")!
    try handle.truncate(atOffset: 3 << 30)
    try handle.close()
    nonisolated(unsafe) let stopped = server
    Thread.detachNewThread {
      while !FileManager.default.fileExists(atPath: files + "/.f.part") { Thread.sleep(forTimeInterval: 0.01) }
      for child in stopped.children { kill(child, SIGSTOP) }
    }
    let begun = ContinuousClock.now
    let error = #expect(throws: TransferError.self) {
      try client.upload([FileToCarry("f", at: folder + "/here")], to: files, canResume: false)
    }
    #expect(error?.mayPass == true)
    #expect(ContinuousClock.now - begun < .seconds(40))
    #expect(!FileManager.default.fileExists(atPath: files + "/f"))
  }

  @Test func `a session that is killed is noticed at once, and what it left is gone on with`() async throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect()
    let (folder, files) = (server.folder, server.files)
    var bytes = Data((0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 13) })
    for _ in 0..<18 { bytes += bytes }
    try bytes.write(to: URL(fileURLWithPath: folder + "/here"))
    nonisolated(unsafe) let killed = server
    Thread.detachNewThread {
      while !FileManager.default.fileExists(atPath: files + "/.f.part") { Thread.sleep(forTimeInterval: 0.01) }
      for child in killed.children { kill(child, SIGKILL) }
    }
    let error = #expect(throws: TransferError.self) {
      try client.upload([FileToCarry("f", at: folder + "/here")], to: files, canResume: false)
    }
    #expect(error?.mayPass == true)
    try client.upload([FileToCarry("f", at: folder + "/here")], to: files, canResume: true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: files + "/f")) == bytes)
  }

  @Test func `who is killed in the middle leaves no key in memory and no file behind`() throws {
    let server = try TestServer()
    defer { server.stop() }
    _ = FileManager.default.createFile(atPath: server.folder + "/here", contents: Data())
    #expect(truncate(server.folder + "/here", 3 << 30) == 0)
    let zegel = TestServer.start([
      try PartyAtHome.program(), "exchange", "measure", "upload", server.folder + "/here", "--folder", server.files,
      "--port", String(server.port), "--user", server.user, "--host-key", server.folder + "/host.pub", "--key",
      server.folder + "/user",
    ])
    while !FileManager.default.fileExists(atPath: server.files + "/.measured.part") { usleep(10_000) }
    let (helpers, agent) = (TestServer.children(of: zegel), try #require(agentFolder(of: zegel)))
    #expect(helpers.count >= 3 && FileManager.default.fileExists(atPath: agent))
    kill(zegel, SIGKILL)
    waitpid(zegel, nil, 0)
    let begun = ContinuousClock.now
    while helpers.contains(where: { isAlive($0) }), ContinuousClock.now - begun < .seconds(5) { usleep(10_000) }
    #expect(!helpers.contains { isAlive($0) })
    #expect(!FileManager.default.fileExists(atPath: agent))
  }

  /// Where an agent of a process listens.
  private func agentFolder(of process: Int32) -> String? {
    TestServer.children(of: process).lazy.compactMap { child in
      let words = ((try? String(contentsOfFile: "/proc/\(child)/cmdline", encoding: .utf8)) ?? "").split(
        separator: "\0")
      return words.last.map { String($0) }.flatMap { $0.hasPrefix("/tmp/.zegel-") ? $0 : nil }
    }.first
  }

  private func isAlive(_ process: Int32) -> Bool {
    let state = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return !state.isEmpty && !state.contains(") Z ")
  }

  @Test func `a folder that is not there, and one that may not be written, are told apart from a bad line`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect()
    #expect(throws: TransferError.noSuchFile) { try client.list(server.files + "/nowhere") }
    try Data([1]).write(to: URL(fileURLWithPath: server.folder + "/here"))
    #expect(throws: TransferError.noSuchFile) {
      try client.upload(
        [FileToCarry("f", at: server.folder + "/here")], to: server.files + "/nowhere", canResume: false)
    }
    let dead = try SSHServer(host: "127.0.0.1", port: 1, user: "u", hostKeys: [server.hostKey])
    let error = #expect(throws: TransferError.self) { try SFTPServer(dead, keys: [server.userKey]).list("/") }
    #expect(error == .connectionRefused && error?.mayPass == true)
  }

  @Test func `a server outside of its networks is not called`() throws {
    let server = try TestServer()
    defer { server.stop() }
    #expect(throws: TransferError.addressNotAllowed) {
      _ = try SFTPServer(try server.server(addresses: ["192.0.2.0/24"]), keys: [server.userKey])
    }
    let client = try SFTPServer(try server.server(addresses: ["192.0.2.0/24", "127.0.0.0/8"]), keys: [server.userKey])
    #expect(try client.list(server.files).isEmpty)
  }

  @Test func `names mean nothing but themselves`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try server.connect()
    try Data([1]).write(to: URL(fileURLWithPath: server.folder + "/here"))
    for name in ["a b", "a\"b", "a\\b", "*", "-r", "a;b"] {
      try client.upload([FileToCarry(name, at: server.folder + "/here")], to: server.files, canResume: false)
    }
    let found = try FileManager.default.contentsOfDirectory(atPath: server.files).sorted()
    #expect(found == ["*", "-r", "a b", "a\"b", "a;b", "a\\b"].sorted())
  }

  @Test func `a server behind another is reached by it, and by no machine of another key`() throws {
    let (jump, server) = (try TestServer(), try TestServer())
    defer {
      jump.stop()
      server.stop()
    }
    // Both know the same user.
    let known = try Data(contentsOf: URL(fileURLWithPath: server.folder + "/authorized"))
    try known.write(to: URL(fileURLWithPath: jump.folder + "/authorized"))
    try Data("through".utf8).write(to: URL(fileURLWithPath: server.folder + "/here"))
    func client(_ keys: [String]) throws -> SFTPServer {
      try SFTPServer(
        try SSHServer(
          host: "127.0.0.1", port: server.port, user: server.user, hostKeys: keys, addresses: ["127.0.0.0/8"],
          jump: SSHServer.Jump(host: "127.0.0.1", port: jump.port, user: jump.user)),
        keys: [server.userKey], limits: .init(stallSeconds: 20, seconds: 60))
    }
    let through = try client([server.hostKey, jump.hostKey])
    try through.upload([FileToCarry("f", at: server.folder + "/here")], to: server.files, canResume: false)
    #expect(try through.list(server.files).map(\.name) == ["f"])
    let unproven = try client([server.hostKey])
    #expect(throws: TransferError.hostKeyUnproven) { try unproven.list(server.files) }
  }

  @Test func `a server that can write no more says so, and what is there is gone on with once it can`() throws {
    let full = try TestServer(mostFileBytes: 1 << 20)
    defer { full.stop() }
    let file = full.folder + "/here"
    try Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 >> 7) }).write(to: URL(fileURLWithPath: file))
    #expect(throws: TransferError.refusedByServer) {
      try full.connect().upload([FileToCarry("f", at: file)], to: full.files, canResume: false)
    }
    #expect(try full.connect().list(full.files).isEmpty)
    // Somebody made room.
    let part = try Data(contentsOf: URL(fileURLWithPath: full.files + "/.f.part"))
    #expect(part.count == 1 << 20)
    let roomy = try TestServer()
    defer { roomy.stop() }
    try part.write(to: URL(fileURLWithPath: roomy.files + "/.f.part"))
    try roomy.connect().upload([FileToCarry("f", at: file)], to: roomy.files, canResume: true)
    #expect(FileManager.default.contentsEqual(atPath: file, andPath: roomy.files + "/f"))
  }
}
