import Foundation
import ZegelTestKit

/// A server of sftp at the other end of a socket, with one file and one folder; now and then it says something wrong.
// Unchecked: one thread serves, and the other looks when it is done.
final class HostileServer: @unchecked Sendable {
  static let name = "a-000001.pgp"
  static let content: [UInt8] = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
  private static let manyNames: [UInt8] = (0..<8000).flatMap { _ in text(".name") + text("") + big(0) }
  private(set) var packets = 0
  /// Whether it said anything wrong.
  private(set) var hasLied = false

  private var chance: SeededGenerator
  private let lieInHundred: Int
  private let namesWithoutEnd: Bool
  private let offers: [String]
  private var (input, output) = ([UInt8](), [UInt8]())
  private var hasListed = false

  init(seed: UInt64, lieInHundred: Int, offers: [String], namesWithoutEnd: Bool = false) {
    self.namesWithoutEnd = namesWithoutEnd
    chance = SeededGenerator(seed: seed)
    self.lieInHundred = lieInHundred
    self.offers = offers
  }

  /// Until the other hangs up.
  func serve(_ socket: Int32) {
    defer { close(socket) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      input += buffer.prefix(count)
      let goesOn = answerAll()
      var done = 0
      while done < output.count {
        let count = output.withUnsafeBytes {
          send(socket, $0.baseAddress! + done, $0.count - done, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        done += count
      }
      output = []
      guard goesOn else { return }
    }
  }

  private func answerAll() -> Bool {
    var place = 0
    while input.count - place >= 4 {
      let length = number(input[place..<place + 4])
      guard input.count - place >= 4 + length else { break }
      let request = Array(input[place + 4..<place + 4 + length])
      place += 4 + length
      packets += 1
      guard say(reply(to: request)) else { return false }
    }
    input.removeFirst(place)
    return true
  }

  private func reply(to request: [UInt8]) -> [UInt8] {
    if request[0] == 1 { return [2] + big(3) + offers.flatMap { text($0) + text("1") } }
    let id = Array(request[1..<5])
    switch request[0] {
    case 3, 11: return [102] + id + text("h")
    case 5 where request.count >= 22:
      let (offset, count) = (number(request[14..<18]), number(request[18..<22]))
      guard offset < Self.content.count else { return status(1, id) }
      // Sometimes less than was asked.
      let part = Self.content[
        offset..<min(Self.content.count, offset + max(1, chance.next() % 9 == 0 ? count / 2 : count))]
      return [103] + id + big(part.count) + part
    case 8: return [105] + id + attributes
    case 12 where namesWithoutEnd: return [104] + id + big(8000) + Self.manyNames
    case 12:
      defer { hasListed.toggle() }
      guard !hasListed else { return status(1, id) }
      let names = [Self.name, ".", "..", ".hidden", "b.part", "up/passwd", "/etc/passwd", ""]
      return [104] + id + big(names.count) + names.flatMap { text($0) + text("-rw------- \($0)") + attributes }
    case 200 where request.count > 20 && request[9] == UInt8(ascii: "l"):
      return [201] + id + [262_144, 1024, 4096, 64].flatMap { big(0) + big($0) }
    default: return status(0, id)
    }
  }

  private var attributes: [UInt8] { big(13) + big(0) + big(Self.content.count) + big(0o100600) + big(0) + big(0) }
  private func status(_ code: Int, _ id: [UInt8]) -> [UInt8] { [101] + id + big(code) + text("so it is") + text("en") }

  private func say(_ packet: [UInt8]) -> Bool {
    guard chance.next() % 100 < lieInHundred else {
      output += big(packet.count) + packet
      return true
    }
    hasLied = true
    var packet = packet
    switch chance.next() % 9 {
    case 0: packet = Array(packet.prefix(Int.random(in: 1...packet.count, using: &chance)))
    case 1: packet += [UInt8](repeating: 0xFF, count: Int.random(in: 1...40, using: &chance))
    case 2: packet[0] = UInt8.random(in: 0 ... .max, using: &chance)
    case 3: output += big(packet.count) + packet
    case 4:
      // It hangs up in the middle of a word.
      output += (big(packet.count) + packet).prefix(Int.random(in: 0...packet.count, using: &chance))
      return false
    case 5:
      output += [0xFF, 0xFF, 0xFF, UInt8.random(in: 0 ... .max, using: &chance)] + packet
      return false
    default:
      let place = Int.random(in: 0..<packet.count, using: &chance)
      packet[place] = [0, 1, 0x7F, 0xFF, UInt8.random(in: 0 ... .max, using: &chance)].randomElement(using: &chance)!
    }
    output += big(packet.count) + packet
    return true
  }
}

private func big(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - $0 * 8)) } }
private func text(_ text: String) -> [UInt8] { big(text.utf8.count) + Array(text.utf8) }
private func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
