import Foundation
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

/// A house with a mailing party that has only gpg and an sftp server; all keys are pinned by two.
struct PartnerHouse {
  let shop: PeopleHouse
  let peer: Peer
  let server: TestServer

  /// - Parameter policy: what is added for the party; else its channels at its own server.
  init(policy: ((TestServer) -> String)? = nil) async throws {
    peer = try Peer()
    server = try TestServer()
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    shop = try await PeopleHouse(policy: (policy ?? PartnerHouse.policy)(server), at: now.rfc3339)
    try await pin()
  }

  private func pin() async throws {
    try peer.makeKey("acme", expires: "2y")
    try peer.gpg("--armor", "--output", peer.path("acme.asc"), "--export", "acme@")
    let theirs = try PartyCertificate(try peer.bytes("acme.asc"), of: "acme", at: shop.desk.now)
    let ours = try HouseCertificate.make(name: "De Korenaar", days: 730)
    try peer.write(ours.publicBytes, "house.asc")
    try peer.gpg("--import", peer.path("house.asc"))
    _ = try await shop.desk.proposeKey(theirs.facts, publicBytes: theirs.publicBytes, by: shop.owner)
    _ = try await shop.desk.proposeKey(
      ours.facts, publicBytes: ours.publicBytes, secretBytes: ours.secretBytes, by: shop.owner)
    let host = try await shop.desk.proposeSSHKey(server.hostKey, of: "acme", .sshHost, by: shop.owner)
    let login = try await shop.desk.makeSSHKey(by: shop.owner)
    for facts in [theirs.facts, ours.facts, host.facts, login.key.facts] {
      _ = try await shop.desk.confirmKey(
        of: facts.owner, facts.kind, fingerprint: facts.fingerprint, by: shop.officer)
    }
    let line = try await shop.desk.exchangeKeys(of: .house, .sshUser)[0].publicBytes
    try Data(line + [10]).write(to: URL(fileURLWithPath: server.folder + "/authorized"))
  }

  func remove() async {
    server.stop()
    await shop.remove()
  }

  /// A file of members is made, and does not arrive.
  func makeReady() async throws {
    try await server.whileShut { _ = try? await shop.desk.sendDelivery("acme-members", by: shop.marketer) }
  }

  /// What lies at the party.
  var arrived: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: server.files)) ?? []).sorted()
  }

  /// The party checks and opens a delivery, with sha256sum and gpg alone.
  func open(_ stem: String) throws -> (text: String, manifest: String, isGood: Bool) {
    let folder = server.files
    let verified = try peer.gpg("--verify", "\(folder)/\(stem).sums.asc", "\(folder)/\(stem).sums")
    let sums = try Peer.run(["sh", "-c", "cd '\(folder)' && sha256sum -c --strict '\(stem).sums'"])
    try? FileManager.default.removeItem(atPath: peer.path("opened"))
    let opened = try peer.gpg("--output", peer.path("opened"), "--decrypt", "\(folder)/\(stem).csv.pgp")
    return (
      String(decoding: (try? peer.bytes("opened")) ?? [], as: UTF8.self),
      try String(contentsOfFile: "\(folder)/\(stem).sums", encoding: .utf8),
      verified.status == 0 && sums.status == 0 && opened.status == 0
    )
  }

  /// The party answers.
  func answer(_ channel: String, _ sequence: Int, _ stem: String, state: String = "accepted", by name: String = "acme")
    throws
  {
    let hash = try Peer.run(["sha256sum", "\(server.files)/\(stem).sums"]).text.prefix(64)
    let text = """
      # zegel: receipt/1
      # channel: \(channel)
      # sequence: \(sequence)
      # manifest: \(hash)
      # state: \(state)
      # rows-refused: 0

      """
    let file = "\(server.files)/\(stem).receipt"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try peer.gpg("-u", "\(name)@", "--armor", "--output", file + ".asc", "--detach-sign", file)
  }

  /// As the party has it in its key ring.
  func houseFingerprint() throws -> String {
    let lines = try peer.gpg("--with-colons", "--list-keys", "De Korenaar").text.split(separator: "\n")
    return String(lines.first { $0.hasPrefix("fpr:") }!.split(separator: ":").last!)
  }

  /// The party makes a file and sends it, with gpg and sha256sum alone.
  func send(
    _ channel: String, _ sequence: Int, _ content: String, _ rows: String, format: String = "csv",
    previous: String = "",
    by name: String = "acme", unsigned: Bool = false
  ) throws {
    let number = String(repeating: "0", count: 6 - String(sequence).count) + String(sequence)
    let (stem, folder) = ("\(channel)-\(number)", server.files)
    let file = "\(stem).\(format == "csv" ? "csv" : "jsonl").pgp"
    try peer.write(Array(rows.utf8), "rows")
    let house = try houseFingerprint()
    var command = ["--output", "\(folder)/\(file)", "-r", house]
    command +=
      unsigned ? ["--encrypt", peer.path("rows")] : ["-u", "\(name)@", "--sign", "--encrypt", peer.path("rows")]
    try peer.gpg(command)
    let hash = try Peer.run(["sha256sum", "\(folder)/\(file)"]).text.prefix(64)
    let size = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")).count
    let text = """
      # zegel: delivery/1
      # house: Acme
      # channel: \(channel)
      # sequence: \(sequence)
      # content: \(content)
      # purpose: marketing.email
      # format: \(format)
      # rows: \(rows.split(whereSeparator: \.isNewline).count)
      # file-bytes: \(size)
      # made: 2026-11-27T03:00:00Z
      # previous: \(previous)
      \(hash)  \(file)

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(stem).sums"))
    try peer.gpg(
      "-u", "\(name)@", "--armor", "--output", "\(folder)/\(stem).sums.asc", "--detach-sign", "\(folder)/\(stem).sums")
  }

  /// Of a manifest, for the next one to name.
  func manifestHash(_ stem: String) throws -> String {
    String(try Peer.run(["sha256sum", "\(server.files)/\(stem).sums"]).text.prefix(64))
  }

  /// By which the party knows each member, by their address.
  func references() throws -> [String: String] {
    let rows = try open("acme-members-000001").text.components(separatedBy: "\r\n").dropFirst()
    return Dictionary(
      uniqueKeysWithValues: rows.filter { !$0.isEmpty }.map { row in
        let cells = row.components(separatedBy: ",")
        return (cells[2], cells[0])
      })
  }

  static func policy(_ server: TestServer) -> String {
    policy(place: "sftp: {host: 127.0.0.1, port: \(server.port), user: \(server.user), path: \(server.files)}")
  }

  /// - Parameters:
  ///   - schedule: of what goes by itself, such as `, schedule: {every: day, at: "03:30"}`.
  static func policy(place: String, schedule: String = "") -> String {
    // The party greets people by name.
    let house = PeopleHouse.policy.replacing(
      "en: We mail you offers.}\n    who: [marketer, member]",
      with: "en: We mail you offers.}\n    who: [marketer, system, member]"
    ).replacing(
      "type: name, category: ordinary, purposes: [membership]",
      with: "type: name, category: ordinary, purposes: [membership, marketing.email]")
    return house + """

      parties:
        - id: acme
          name: Acme Mailing B.V.
          role: processor
          contract: {signed_on: 2026-01-01}
          country: NL
          purposes: [marketing.email]
          fields: [name, email]
          channels:
            - {id: acme-members, direction: send, carries: members, purpose: marketing.email, fields: [name, email]\(schedule), \(place)}
            - {id: acme-stops, direction: send, carries: stops, \(place)}
            - {id: acme-optouts, direction: receive, carries: opt-outs, purpose: marketing.email\(schedule), \(place)}
            - {id: acme-bounces, direction: receive, carries: bounces, purpose: marketing.email, format: json-lines, \(place)}
            - {id: acme-right, direction: receive, carries: corrections, purpose: marketing.email, fields: [email]\(schedule), \(place)}
            - {id: acme-sales, direction: receive, carries: sales, format: json-lines, \(place)}
            - {id: acme-cards, direction: receive, carries: cards, \(place)}

      """
  }
}
