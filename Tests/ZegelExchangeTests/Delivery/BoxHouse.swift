import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

/// A house whose party comes to the house's own drop box, behind a real sshd, with OpenSSH's sftp. What the party has at
/// home lies in `partner.server.files`.
struct BoxHouse {
  let partner: PartnerHouse

  var shop: PeopleHouse { partner.shop }
  var home: String { partner.server.files }

  /// - Parameter until: the last day of the party's contract.
  init(until: String? = nil) async throws {
    let policy = PartnerHouse.policy(place: "box: post")
    let end = until.map { "contract: {signed_on: 2026-01-01, until: \($0)}" } ?? "contract: {signed_on: 2026-01-01}"
    partner = try await PartnerHouse { _ in policy.replacing("contract: {signed_on: 2026-01-01}", with: end) }
    try DropBox(shop.desk.paths, BoxOptions()).setUp(program: try PartyAtHome.program())
    let key = try String(contentsOfFile: partner.server.folder + "/user.pub", encoding: .utf8)
    let proposed = try await shop.desk.proposeSSHKey(key, of: "acme", .sshUser, by: shop.owner)
    _ = try await shop.desk.confirmKey(
      of: .party("acme"), .sshUser, fingerprint: proposed.facts.fingerprint, by: shop.officer)
    _ = try await refresh()
  }

  func remove() async { await partner.remove() }

  /// As every round does.
  func refresh() async throws -> [String] {
    let parties = try await shop.desk.refreshBox(mostBytes: 1 << 30)
    let (list, own) = (shop.desk.paths.directory + "/exchange/server/authorized_keys", partner.server.folder)
    try Data(contentsOf: URL(fileURLWithPath: list)).write(to: URL(fileURLWithPath: own + "/authorized"))
    return parties
  }

  /// What the party types, a line each, from its home.
  @discardableResult func sftp(_ lines: [String]) throws -> Peer.Outcome {
    let server = partner.server
    return try PartyAtHome.sftp(
      ["lcd \(home)", "cd post"] + lines, port: server.port, user: server.user, key: server.folder + "/user")
  }

  /// The party brings what it made, the signature last.
  func bring(_ stem: String, _ ending: String = "csv") throws -> Int32 {
    try sftp([".\(ending).pgp", ".sums", ".sums.asc"].map { "put \(stem)\($0)" }).status
  }

  var box: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: shop.desk.paths.directory + "/exchange/box/acme/post")) ?? [])
      .sorted()
  }
}
