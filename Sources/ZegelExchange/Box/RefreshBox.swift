import Foundation
public import ZegelDesk
import ZegelDomain
import ZegelSFTP

extension Desk {
  /// Writes down who may come to the drop box now, and with which files: parties that are in order, by their pinned SSH
  /// keys. Whoever is no more of them cannot log in from here on. What was begun and left for a week goes, and the log of
  /// who called is kept short. Does nothing where no drop box was ever started.
  ///
  /// - Returns: the parties that may come.
  /// - Law: Art. 28(3), 32 GDPR.
  @discardableResult public func refreshBox(mostBytes: Int64) async throws -> [String] {
    let box = BoxFiles(paths)
    guard box.isSetUp else { return [] }
    let open = try await channels().filter { box.place(of: $0) != nil }
    var (lines, parties) = ([String](), [String]())
    for party in Set(open.map(\.party.id)).sorted() {
      let own = open.filter { $0.party.id == party }
      guard try await problems(of: own[0]).isEmpty else { continue }
      let keys = (try? await exchangeKeys(of: .party(party), .sshUser)) ?? []
      if keys.isEmpty { continue }
      try write(rules(of: party, own, box, mostBytes), box)
      let command = "'\(box.program)' exchange box '\(box.rules(of: party))'"
      lines += keys.map { "restrict,command=\"\(command)\" " + String(decoding: $0.publicBytes, as: UTF8.self) }
      parties.append(party)
    }
    let daemon = BoxDaemon(folder: box.server, host: "", port: 0)
    try box.write(Data(lines.map { $0 + "\n" }.joined().utf8), to: daemon.keyList)
    daemon.shortenLog(at: now.seconds)
    box.removeDrafts(unchangedSince: now.adding(milliseconds: -7 * 86_400_000))
    return parties
  }

  private func rules(of party: String, _ open: [OpenChannel], _ box: BoxFiles, _ mostBytes: Int64) -> BoxRules {
    let channels = open.compactMap { open -> BoxRules.Channel? in
      guard case .box(let folder) = open.channel.place else { return nil }
      return BoxRules.Channel(
        id: open.channel.id, folder: folder, ending: open.channel.format.ending,
        isBrought: open.channel.direction == .receive)
    }
    return BoxRules(
      party: party, root: box.folder(of: party), log: box.log, channels: channels, mostBytes: mostBytes)
  }

  private func write(_ rules: BoxRules, _ box: BoxFiles) throws {
    for channel in rules.channels { try box.makeFolder(of: rules.party, channel.folder) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try box.write(try encoder.encode(rules), to: box.rules(of: rules.party))
  }
}
