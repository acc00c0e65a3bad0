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
    try DropBox(shop.desk.paths, BoxOptions()).setUp(program: try BoxHouse.program())
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

  /// The executable, beside the tests.
  static func program() throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (own as NSString).deletingLastPathComponent + "/zegel"
  }

  /// What the party types, a line each.
  @discardableResult func sftp(_ lines: [String]) throws -> (status: Int32, text: String) {
    let server = partner.server
    let batch = server.folder + "/batch"
    try Data((["lcd \(home)", "cd post"] + lines).map { $0 + "\n" }.joined().utf8).write(
      to: URL(fileURLWithPath: batch))
    let outcome = try Peer.run([
      "sftp", "-F", "/dev/null", "-P", String(server.port), "-i", server.folder + "/user", "-b", batch, "-o",
      "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
      "\(server.user)@127.0.0.1",
    ])
    return (outcome.status, outcome.text)
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
