import Foundation
import Testing
import ZegelSFTP
import ZegelTestKit

@Suite(.timeLimit(.minutes(10))) struct `What a stranger sends to a drop box` {
  @Test func `a million packets that are nearly right are each answered, and leave nothing behind`() throws {
    let house = try QuietBox()
    defer { house.remove() }
    var chance = SeededGenerator(seed: 20_261_127)
    let count = 1_000_000
    let answered = try house.hold { send in
      _ = send(framed([1, 0, 0, 0, 3]))
      var sent = 0
      while sent < count {
        var part: [UInt8] = []
        for _ in 0..<1000 { part += framed(packet(&chance)) }
        sent += 1000
        if !send(part) { break }
      }
      return sent
    }
    // Its greeting too.
    #expect(answered.packets == answered.sent + 1)
    #expect(house.strangers.isEmpty)
  }

  @Test func `bytes that are no packets end the talk`() throws {
    let house = try QuietBox()
    defer { house.remove() }
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...400, using: &chance)).map { _ in UInt8.random(in: 0 ... .max, using: &chance)
      }
      _ = try house.hold { send in
        _ = send(bytes)
        return 0
      }
    }
    // A length that nobody has room for is not read.
    let huge = try house.hold { send in
      _ = send(framed([1, 0, 0, 0, 3]) + [0xFF, 0xFF, 0xFF, 0xFF, 3])
      return 0
    }
    #expect(huge.packets == 1)
    #expect(house.strangers.isEmpty)
  }
}

private func framed(_ packet: [UInt8]) -> [UInt8] { big(UInt32(packet.count)) + packet }
private func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(24 - $0 * 8)) } }
private func text(_ text: String) -> [UInt8] { big(UInt32(text.utf8.count)) + Array(text.utf8) }

/// A request as a client might send it, with something wrong now and then.
private func packet(_ chance: inout SeededGenerator) -> [UInt8] {
  let paths = [
    "/", ".", "in", "out", "in/acme-optouts-000001.csv.pgp", "in/.acme-optouts-000001.sums.part", "../../etc/passwd",
    "out/acme-members-000001.csv.pgp", "out/acme-members-000001.receipt", "in/\u{0}", "in//../in/./x", "é/🙂",
  ]
  let kinds: [UInt8] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 200, 201, 0, 255]
  let kind = kinds.randomElement(using: &chance)!
  let path = text(paths.randomElement(using: &chance)!)
  let handle = big(4) + big(UInt32.random(in: 0...70, using: &chance))
  let place = big(0) + big([0, 1, 32_768, .max].randomElement(using: &chance)!)
  var body: [UInt8] =
    switch kind {
    case 3: path + big([1, 2, 0x1A, 0x3F].randomElement(using: &chance)!) + big(0)
    case 4, 8, 12: handle
    case 5: handle + place + big([0, 1, 4096, .max].randomElement(using: &chance)!)
    case 6: handle + place + big(40) + [UInt8](repeating: 0x84, count: 40)
    case 18: path + text(paths.randomElement(using: &chance)!)
    case 200:
      text(["posix-rename@openssh.com", "fsync@openssh.com", "limits@openssh.com", "x"].randomElement(using: &chance)!)
        + path + path
    default: path
    }
  switch Int.random(in: 0..<10, using: &chance) {
  case 0: body = Array(body.prefix(Int.random(in: 0...body.count, using: &chance)))
  case 1: body[Int.random(in: 0..<body.count, using: &chance)] = UInt8.random(in: 0 ... .max, using: &chance)
  case 2: body += [UInt8](repeating: 1, count: Int.random(in: 0...50, using: &chance))
  default: break
  }
  return [kind] + big(UInt32.random(in: 0 ... .max, using: &chance)) + body
}

/// A box without sshd: the talk goes through pipes.
private final class QuietBox {
  let folder = "/tmp/zq\(UInt32.random(in: 0 ... .max))"
  private let rules: BoxRules

  init() throws {
    for name in ["in", "out"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/box/\(name)", withIntermediateDirectories: true)
    }
    rules = BoxRules(
      party: "acme", root: folder + "/box", log: folder + "/log",
      channels: [
        .init(id: "acme-optouts", folder: "in", ending: "csv", isBrought: true),
        .init(id: "acme-members", folder: "out", ending: "csv", isBrought: false),
      ], mostBytes: 10_000_000)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Whatever lies there that no box makes.
  var strangers: [String] {
    let found = FileManager.default.subpaths(atPath: folder) ?? []
    let known = ["box", "box/in", "box/out", "log", "log.1"]
    return found.filter { path in
      !known.contains(path) && !path.hasPrefix("box/in/acme-optouts-") && !path.hasPrefix("box/in/.acme-optouts-")
        && !path.hasPrefix("box/out/acme-members-") && !path.hasPrefix("box/out/.acme-members-")
    }
  }

  /// - Parameter body: sends, and says how many packets that were; false is that nobody reads any more.
  func hold(_ body: (([UInt8]) -> Bool) -> Int) throws -> (sent: Int, packets: Int) {
    let (toBox, fromBox) = (Pipe(), Pipe())
    let rules = self.rules
    let (input, output) = (toBox.fileHandleForReading.fileDescriptor, fromBox.fileHandleForWriting.fileDescriptor)
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      BoxConversation.hold(rules, input: input, output: output)
      // Who sends is to see that nobody reads any more.
      try? toBox.fileHandleForReading.close()
      try? fromBox.fileHandleForWriting.close()
      done.signal()
    }
    let counted = Counted()
    let reading = DispatchSemaphore(value: 0)
    let answers = fromBox.fileHandleForReading.fileDescriptor
    Thread.detachNewThread {
      counted.read(answers)
      reading.signal()
    }
    let target = toBox.fileHandleForWriting.fileDescriptor
    let sent = body { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
        if count <= 0 { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
    try toBox.fileHandleForWriting.close()
    done.wait()
    reading.wait()
    try fromBox.fileHandleForReading.close()
    return (sent, counted.packets)
  }
}

// Unchecked: one thread reads, and the other looks when it is done.
private final class Counted: @unchecked Sendable {
  private(set) var packets = 0

  func read(_ descriptor: Int32) {
    var (rest, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 18))
    while true {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count <= 0 { return }
      rest += buffer.prefix(count)
      var place = 0
      while rest.count - place >= 4 {
        let length = rest[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
        guard rest.count - place >= 4 + length else { break }
        (packets, place) = (packets + 1, place + 4 + length)
      }
      rest.removeFirst(place)
    }
  }
}
