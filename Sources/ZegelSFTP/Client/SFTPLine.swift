import Foundation

/// Packets both ways over a socket, with an end to waiting.
final class SFTPLine {
  private let socket: Int32
  private let limits: SFTPServer.Limits
  private var packets = WirePackets()
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var (begun, moved) = (ContinuousClock.now, ContinuousClock.now)

  /// Of answers that nobody waits for yet: more than was ever asked for at once.
  private static let mostWaitingBytes = 16 << 20

  /// - Parameter socket: connected; closed at the end.
  init(_ socket: Int32, _ limits: SFTPServer.Limits) {
    self.socket = socket
    self.limits = limits
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
  }

  deinit { close(socket) }

  /// A call begins: from here on its time counts.
  func begin() { (begun, moved) = (.now, .now) }

  /// We say no more.
  func end() { shutdown(socket, Int32(SHUT_WR)) }

  /// All of it. What comes meanwhile is read: who cannot get rid of its answers reads no more.
  func send(_ bytes: [UInt8]) throws(TransferError) {
    var done = 0
    while done < bytes.count {
      let ready = try wait(for: POLLOUT | POLLIN, patience: 1)
      if ready & POLLIN != 0 { try read() }
      guard ready & ~POLLIN != 0 else { continue }
      let count = bytes.withUnsafeBytes { part in
        Foundation.send(socket, part.baseAddress! + done, part.count - done, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      guard count > 0 else {
        // What it said before it left may still lie here.
        try read()
        throw .connectionLost
      }
      done += count
      moved = .now
    }
  }

  /// - Parameter patience: how many times the usual it may take before a byte moves.
  func receive(patience: Double = 1) throws(TransferError) -> [UInt8] {
    while true {
      do throws(WirePackets.TooLong) {
        if let packet = try packets.next() { return packet }
      } catch { throw .notTheProtocol }
      _ = try wait(for: POLLIN, patience: patience)
      try read()
    }
  }

  private func read() throws(TransferError) {
    let count = recv(socket, &buffer, buffer.count, 0)
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    guard count > 0 else { throw .connectionLost }
    moved = .now
    packets.add(buffer.prefix(count))
    guard packets.waitingBytes <= Self.mostWaitingBytes else { throw .notTheProtocol }
  }

  /// - Returns: what of it can be done now.
  private func wait(for events: Int32, patience: Double) throws(TransferError) -> Int32 {
    while true {
      var asked = pollfd(fd: socket, events: Int16(events), revents: 0)
      let count = poll(&asked, 1, 100)
      let now = ContinuousClock.now
      if Thread.current.isCancelled { throw .connectionLost }
      if now - begun > .seconds(limits.seconds) { throw .timedOut }
      if count > 0 { return Int32(asked.revents) }
      if now - moved > .seconds(limits.stallSeconds * patience) { throw .stalled }
    }
  }
}
