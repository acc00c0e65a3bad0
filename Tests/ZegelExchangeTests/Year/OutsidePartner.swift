import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

/// The mailing party of a house, with a server of its own, and at home nothing but gpg, sha256sum and a list.
final class OutsidePartner {
  let house: PartnerHouse
  /// Address by reference, as the newest file and the stops after it say.
  private(set) var list: [String: String] = [:]
  /// By channel: how many it has judged, and the hash of the last manifest.
  private var judged: [String: (count: Int, hash: String)] = [:]
  /// By channel of its own: how many it has sent, and what was in the last.
  private var sent: [String: (count: Int, rows: String)] = [:]
  private(set) var (damaged, refusedByHouse) = (0, 0)
  /// In whose name it signs.
  var signer = "acme"

  init(_ house: PartnerHouse) { self.house = house }

  /// What came is checked and opened, kept, and answered.
  func work(at now: Instant) throws {
    house.peer.clock = String(now.rfc3339.filter { $0.isNumber || $0 == "T" }.prefix(15))
    for channel in ["acme-members", "acme-stops"] { while try judge(channel) {} }
  }

  private func judge(_ channel: String) throws -> Bool {
    let before = judged[channel] ?? (0, "")
    let stem = "\(channel)-" + String(String(1_000_001 + before.count).dropFirst())
    guard house.arrived.contains("\(stem).sums.asc") else { return false }
    let opened = try house.open(stem)
    let isNext = opened.manifest.contains("# previous: \(before.hash)\n")
    #expect(isNext, "\(stem)")
    let isGood = opened.isGood && isNext
    if isGood { take(channel, opened.text) } else { damaged += 1 }
    try house.answer(
      channel, before.count + 1, stem, state: isGood ? "accepted" : "refused", by: signer)
    judged[channel] = (before.count + 1, try house.manifestHash(stem))
    return true
  }

  private func take(_ channel: String, _ text: String) {
    let rows = text.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
      .map { $0.components(separatedBy: ",") }
    if channel == "acme-members" {
      return list = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[2]) })
    }
    for row in rows where row[1] != "corrected" { list[row[0]] = nil }
  }

  /// - Returns: whether it was sent: one file of a channel waits for its answer before the next.
  func send(_ channel: String, _ content: String, _ rows: String) throws -> Bool {
    let last = sent[channel] ?? (0, "")
    guard last.count == 0 || isAnswered(channel) else { return false }
    try write(channel, content, rows, after: last.count)
    return true
  }

  /// What the house refused goes again, as the next file.
  func sendAgain(_ channel: String, _ content: String) throws {
    guard let last = sent[channel], answer(channel).contains("# state: refused") else { return }
    refusedByHouse += 1
    try write(channel, content, last.rows, after: last.count)
  }

  func isAnswered(_ channel: String) -> Bool { answer(channel).contains("# state: accepted") }

  private func answer(_ channel: String) -> String {
    let path = house.server.files + "/\(stem(channel, sent[channel]?.count ?? 0)).receipt"
    return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }

  private func write(_ channel: String, _ content: String, _ rows: String, after count: Int) throws {
    let previous = count == 0 ? "" : try house.manifestHash(stem(channel, count))
    try house.send(channel, count + 1, content, rows, previous: previous, by: signer)
    sent[channel] = (count + 1, rows)
  }

  func stem(_ channel: String, _ number: Int) -> String {
    "\(channel)-" + String(String(1_000_000 + number).dropFirst())
  }

  func newest(_ channel: String) -> String { stem(channel, sent[channel]?.count ?? 0) }

  /// A byte of what came, or of what is sent, becomes another.
  func flip(_ name: String) throws {
    let path = "\(house.server.files)/\(name)"
    guard var bytes = try? Data(contentsOf: URL(fileURLWithPath: path)), bytes.count > 50 else { return }
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  /// The newest file of a channel that it has not judged; nil where there is none.
  func waiting(_ channel: String) -> String? {
    let stem = stem(channel, (judged[channel]?.count ?? 0) + 1)
    return house.arrived.contains("\(stem).sums.asc") ? "\(stem).csv.pgp" : nil
  }
}
