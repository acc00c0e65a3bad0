import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

/// Two houses on one machine: the first brings members' data to the drop box of the second, and each tells the other what
/// ended. All keys are pinned by two people on both sides.
struct TwoHouses {
  let first: PeopleHouse
  let second: PeopleHouse
  /// Before the second's drop box.
  let server: TestServer

  /// - Parameter first: one that has the policy below, before `server`.
  init(at start: Instant, before server: TestServer? = nil, first: PeopleHouse? = nil) async throws {
    self.server = try server ?? TestServer()
    let policy = TwoHouses.firstPolicy(self.server, PeopleHouse.policy + "\n\nparties:\n")
    self.first = if let first { first } else { try await PeopleHouse(policy: policy, at: start.rfc3339) }
    second = try await PeopleHouse(policy: TwoHouses.secondPolicy, at: start.rfc3339)
    try await exchangeKeys()
    try DropBox(second.desk.paths, BoxOptions()).setUp(program: try PartyAtHome.program())
    _ = try await refresh()
  }

  func remove() async {
    server.stop()
    await first.remove()
    await second.remove()
  }

  func move(to instant: Instant) {
    for house in [first, second] { house.house.move(to: instant.rfc3339) }
  }

  /// To noon of the next day, whatever time it is here: a file of a schedule that falls between two rounds is answered
  /// later.
  ///
  /// - Returns: that noon, in UTC.
  @discardableResult func moveToNoon() -> Instant {
    let (day, now) = (Int64(86_400_000), first.house.now.milliseconds)
    let noon = Instant(milliseconds: (now / day + 1) * day + day / 2)
    move(to: noon)
    return noon
  }

  /// As every round does.
  func refresh() async throws -> [String] {
    let parties = try await second.desk.refreshBox(mostBytes: 1 << 30)
    let list = second.desk.paths.directory + "/exchange/server/authorized_keys"
    try Data(contentsOf: URL(fileURLWithPath: list)).write(to: URL(fileURLWithPath: server.folder + "/authorized"))
    return parties
  }

  /// What there is to do in both, each by itself; nil is that something failed, which says what.
  func night() async throws -> [ChannelDone] {
    var done: [ChannelDone] = []
    for house in [first, second, first, second] { done += try await house.desk.runChannels() }
    return done
  }

  /// Days go by, with two rounds in each.
  func pass(_ days: Int) async throws {
    for _ in 0..<days * 2 {
      move(to: first.house.now.adding(milliseconds: 12 * 3_600_000))
      _ = try await night()
    }
  }

  /// What the second knows of a member of the first.
  func known(_ email: String) async throws -> MemberID? {
    try await second.desk.findMembers(.value(field: "email", email), for: "membership", by: second.cashier).first
  }

  private func exchangeKeys() async throws {
    for (house, other, name) in [(first, second, "noord"), (second, first, "zuid")] {
      let certificate = try await certificate(of: house, name)
      let theirs = try PartyCertificate(certificate, of: name, at: house.desk.now)
      try await confirm(
        try await other.desk.proposeKey(theirs.facts, publicBytes: theirs.publicBytes, by: other.owner).facts, in: other
      )
    }
    let desk = first.desk
    try await confirm(
      try await desk.proposeSSHKey(server.hostKey, of: "zuid", .sshHost, by: first.owner).facts, in: first)
    if try await desk.listKeys().first(where: { $0.facts.kind == .sshUser }) == nil {
      try await confirm(try await desk.makeSSHKey(by: first.owner).key.facts, in: first)
    }
    let line = String(decoding: try await desk.exchangeKeys(of: .house, .sshUser)[0].publicBytes, as: UTF8.self)
    try await confirm(
      try await second.desk.proposeSSHKey(line, of: "noord", .sshUser, by: second.owner).facts, in: second)
  }

  /// The house's own, made where there is none.
  private func certificate(of house: PeopleHouse, _ name: String) async throws -> [UInt8] {
    if let own = try? await house.desk.exchangeKeys(of: .house, .openpgp).first { return own.publicBytes }
    let made = try HouseCertificate.make(name: "Huis \(name)", days: 730)
    try await confirm(
      try await house.desk.proposeKey(
        made.facts, publicBytes: made.publicBytes, secretBytes: made.secretBytes, by: house.owner
      ).facts, in: house)
    return made.publicBytes
  }

  private func confirm(_ facts: ExchangeKeyFacts, in house: PeopleHouse) async throws {
    _ = try await house.desk.confirmKey(of: facts.owner, facts.kind, fingerprint: facts.fingerprint, by: house.officer)
  }

  /// - Parameter policy: to which the second house is added as a party; its list of parties comes last.
  static func firstPolicy(_ server: TestServer, _ policy: String) -> String {
    let place = "sftp: {host: 127.0.0.1, port: \(server.port), user: \(server.user), path: /post}"
    return policy.replacing(
      "  - id: membership\n",
      with: """
          - id: sharing.zuid
            basis: consent
            sharing: yes
            text: {nl: Wij geven uw gegevens aan Winkeliers Zuid., en: We hand your data to Winkeliers Zuid.}
            who: [marketer, system, member]
          - id: membership

        """
    ).replacing(
      "category: ordinary, purposes: [membership", with: "category: ordinary, purposes: [sharing.zuid, membership")
        + """
          - id: zuid
            name: Winkeliers Zuid
            role: own-controller
            country: NL
            contract: {signed_on: 2026-01-01}
            purposes: [sharing.zuid]
            fields: [name, email]
            channels:
              - {id: noord-members, direction: send, carries: members, purpose: sharing.zuid, fields: [name, email], schedule: {every: day, at: "03:30"}, \(place)}
              - {id: noord-stops, direction: send, carries: stops, \(place)}
              - {id: zuid-stops, direction: receive, carries: stops, schedule: {every: day, at: "04:30"}, \(place)}

        """
  }

  private static let secondPolicy =
    PeopleHouse.policy + """

      parties:
        - id: noord
          name: Winkeliers Noord
          role: own-controller
          country: NL
          contract: {signed_on: 2026-01-01}
          purposes: [membership]
          fields: [name, email]
          channels:
            - {id: noord-members, direction: receive, carries: members, purpose: membership, fields: [name, email], box: post}
            - {id: noord-stops, direction: receive, carries: stops, box: post}
            - {id: zuid-stops, direction: send, carries: stops, box: post}
      """
}
