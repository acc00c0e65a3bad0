import Foundation
import Testing
import ZegelSFTP
import ZegelTestKit

@Suite(.timeLimit(.minutes(10))) struct `What a server answers` {
  @Test func `a million answers, many of them wrong, are each taken or end the talk, and none gives more than it may`()
    throws
  {
    let folder = try Folder()
    defer { folder.remove() }
    var (packets, whole, broken, seed) = (0, 0, 0, UInt64(20_261_128))
    while packets < 1_000_000 {
      seed += 1
      let server = HostileServer(seed: seed, lieInHundred: 2, offers: offers[Int(seed % 3)])
      let outcome = try folder.visit(server, canResume: seed % 2 == 0)
      packets += server.packets
      if server.hasLied { broken += outcome == nil ? 0 : 1 } else { #expect(outcome == nil) }
      if outcome == nil { whole += 1 }
    }
    #expect(whole > 1000 && broken > 1000, "\(whole) \(broken)")
  }

  @Test func `a file that is larger than was agreed is not fetched`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let server = HostileServer(seed: 1, lieInHundred: 0, offers: [])
    let error = #expect(throws: TransferError.self) {
      try folder.talk(server) { session throws(TransferError) in
        try session.get(FileToCarry(HostileServer.name, at: folder.path + "/x"), in: "/", atMost: 19_999)
      }
    }
    #expect(error == .tooLarge && error?.mayPass == false)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
  }

  @Test func `who says nothing is left after a while, and who speaks something else at once`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    var ends: [Int32] = [0, 0]
    #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    #expect(throws: TransferError.stalled) {
      _ = try SFTPSession(over: ends[0], limits: .init(stallSeconds: 0.2, seconds: 60))
    }
    close(ends[1])
    for greeting in [
      "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "\u{0}\u{0}\u{0}\u{5}\u{2}\u{0}\u{0}\u{0}\u{2}",
    ] {
      #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
      _ = greeting.withCString { write(ends[1], $0, greeting.utf8.count) }
      #expect(throws: TransferError.notTheProtocol) {
        _ = try SFTPSession(over: ends[0], limits: .init(stallSeconds: 5, seconds: 60))
      }
      close(ends[1])
    }
  }

  @Test func `a folder that has no end is left`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let server = HostileServer(seed: 1, lieInHundred: 0, offers: [], namesWithoutEnd: true)
    #expect(throws: TransferError.notTheProtocol) {
      try folder.talk(server) { session throws(TransferError) in _ = try session.list("/") }
    }
  }

  @Test func `names that would lead elsewhere are not listed`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let server = HostileServer(seed: 1, lieInHundred: 0, offers: [])
    let found = try folder.talk(server) { session throws(TransferError) in try session.list("/").map(\.name) }
    #expect(found == [HostileServer.name])
  }
}

private let offers = [
  [], ["limits@openssh.com", "posix-rename@openssh.com", "fsync@openssh.com"], ["limits@openssh.com", "x@example"],
]

/// Files of ours, and talks from there.
private struct Folder {
  let path = "/tmp/zh\(UInt32.random(in: 0 ... .max))"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Data((0..<30_000).map { UInt8(truncatingIfNeeded: $0) }).write(to: URL(fileURLWithPath: path + "/ours"))
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func talk<Value>(
    _ server: HostileServer, _ body: (SFTPSession) throws(TransferError) -> Value
  ) throws -> Value {
    var ends: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else { throw CocoaError(.fileReadUnknown) }
    let (theirs, done) = (ends[1], DispatchSemaphore(value: 0))
    Thread.detachNewThread {
      server.serve(theirs)
      done.signal()
    }
    defer { done.wait() }
    return try body(try SFTPSession(over: ends[0], limits: .init(stallSeconds: 20, seconds: 60)))
  }

  /// - Returns: how it ended; nil where all of it went well.
  func visit(_ server: HostileServer, canResume: Bool) throws -> TransferError? {
    let target = path + "/theirs"
    unlink(target)
    do {
      try talk(server) { session throws(TransferError) in
        for (name, bytes) in try session.list("/in") {
          #expect(!name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && bytes >= 0)
        }
        try session.get(FileToCarry(HostileServer.name, at: target), in: "/in", atMost: 40_000)
        try session.put(FileToCarry("b-000001.pgp", at: path + "/ours"), in: "/out", canResume: canResume)
      }
    } catch let error as TransferError {
      #expect(fetched.count <= 40_000)
      return error
    }
    if !server.hasLied { #expect(fetched == HostileServer.content) }
    return nil
  }

  private var fetched: [UInt8] {
    ((try? Data(contentsOf: URL(fileURLWithPath: path + "/theirs"))).map(Array.init)) ?? []
  }
}
