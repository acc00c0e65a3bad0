import Foundation

/// A session with a server: many requests may be under way, each answered by its number. Any error is its end.
/// Blocks; for one thread at a time.
public final class SFTPSession {
  let line: SFTPLine
  private(set) var offered: Set<WireExtension> = []
  private var last: UInt32 = 0
  private var unanswered: Set<UInt32> = []
  /// What came before somebody asked for it.
  private var answers: [UInt32: SFTPReply] = [:]
  /// Not answered yet.
  private var limitsAsked: UInt32?
  private var sizes = PieceSizes()

  /// - Parameter socket: connected to a server that has not been greeted; closed at the end.
  /// - Throws: `notTheProtocol` for who does not speak version 3.
  public convenience init(over socket: Int32, limits: SFTPServer.Limits) throws(TransferError) {
    try self.init(SFTPLine(socket, limits))
  }

  init(_ line: SFTPLine) throws(TransferError) {
    self.line = line
    try line.send(framed(SFTPRequest.hello))
    let packet = try line.receive()
    do throws(WireReader.Malformed) { offered = try Self.extensions(packet) } catch { throw .notTheProtocol }
    // On its way with whatever is asked first.
    if offered.contains(.limits) { limitsAsked = try ask(.limits) }
  }

  private static func extensions(_ packet: [UInt8]) throws(WireReader.Malformed) -> Set<WireExtension> {
    var reader = WireReader(packet)
    guard try reader.byte() == 2, try reader.uint32() == 3 else { throw WireReader.Malformed() }
    var found: Set<WireExtension> = []
    while reader.left > 0 {
      let (name, version) = (try reader.string(), try reader.string())
      if let known = WireExtension(rawValue: String(decoding: name, as: UTF8.self)), version == [UInt8(ascii: "1")] {
        found.insert(known)
      }
    }
    return found
  }

  /// - Returns: the number by which it is answered.
  func ask(_ request: SFTPRequest) throws(TransferError) -> UInt32 {
    let id = next()
    try line.send(framed(request.packet(id: id)))
    return id
  }

  /// A piece of a file to write, read straight into its packet.
  func ask(
    toWrite count: Int, at offset: Int64, of file: CarriedFile, to handle: [UInt8]
  ) throws(TransferError) -> UInt32 {
    let id = next()
    let head = SFTPRequest.write(handle, offset: offset, count: count).packet(id: id)
    try line.send(try file.piece(count, at: offset, after: framed(head, andBytes: count)))
    return id
  }

  private func next() -> UInt32 {
    last &+= 1
    unanswered.insert(last)
    return last
  }

  /// - Parameter patience: how many times the usual the server may take.
  func answer(to id: UInt32, patience: Double = 1) throws(TransferError) -> SFTPReply {
    while true {
      if let reply = answers.removeValue(forKey: id) { return reply }
      let packet = try line.receive(patience: patience)
      let read: (id: UInt32, reply: SFTPReply)
      do throws(WireReader.Malformed) { read = try SFTPReply.read(packet) } catch { throw .notTheProtocol }
      guard unanswered.remove(read.id) != nil else { throw .notTheProtocol }
      answers[read.id] = read.reply
    }
  }

  func pieceSizes() throws(TransferError) -> PieceSizes {
    guard let id = limitsAsked else { return sizes }
    guard case .extended(let told) = try answer(to: id) else { throw .notTheProtocol }
    do throws(WireReader.Malformed) { sizes = try PieceSizes(told: told) } catch { throw .notTheProtocol }
    limitsAsked = nil
    return sizes
  }
}

private func framed(_ packet: [UInt8], andBytes more: Int = 0) -> [UInt8] {
  var writer = WireWriter()
  writer.uint32(UInt32(packet.count + more))
  return writer.bytes + packet
}
