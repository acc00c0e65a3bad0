import Foundation

/// Serves a party over two descriptors, as sshd hands them to the command that a key is bound to.
public enum BoxConversation {
  private static let idleMilliseconds: Int32 = 15 * 60 * 1000

  /// Until the party leaves, is silent for a quarter of an hour, or sends what is not the protocol.
  ///
  /// - Source: draft-ietf-secsh-filexfer-02 section 3.
  public static func hold(_ rules: BoxRules, input: Int32 = 0, output: Int32 = 1) {
    signal(SIGPIPE, SIG_IGN)
    let log = BoxLog(path: rules.log, party: rules.party)
    var session = BoxSession(rules, log)
    log.add("session-began")
    serve(&session, input, output)
    session.end()
    log.add("session-ended")
  }

  private static func serve(_ session: inout BoxSession, _ input: Int32, _ output: Int32) {
    var packets = WirePackets()
    while let part = next(input) {
      packets.add(part)
      var answers: [UInt8] = []
      var goesOn = true
      // What is no packet, or none of this protocol, ends it; what was asked before is still answered.
      while goesOn {
        let packet: [UInt8]
        do {
          guard let whole = try packets.next() else { break }
          packet = whole
        } catch {
          goesOn = false
          break
        }
        guard let answer = session.answer(packet) else {
          goesOn = false
          break
        }
        var length = WireWriter()
        length.uint32(UInt32(answer.count))
        answers += length.bytes + answer
        // What waits to be read is not kept without end.
        guard answers.count > 1 << 20 else { continue }
        goesOn = put(answers, output)
        answers = []
      }
      guard put(answers, output), goesOn else { return }
    }
  }

  /// Nil at the end.
  private static func next(_ input: Int32) -> [UInt8]? {
    while true {
      var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, idleMilliseconds)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      var got = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
        got = Foundation.read(input, buffer.baseAddress, 1 << 18)
        filled = max(0, got)
      }
      if got < 0, errno == EINTR { continue }
      return got > 0 ? bytes : nil
    }
  }

  private static func put(_ bytes: [UInt8], _ output: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Foundation.write(output, $0.baseAddress! + done, bytes.count - done) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
