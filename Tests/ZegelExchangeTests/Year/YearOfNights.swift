import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit
import ZegelVault

/// Two houses and a mailing party, whose members do what they like by day, and whose nights go wrong by chance.
final class YearOfNights {
  enum Fault: CaseIterable { case none, partnerShut, boxShut, cut, cancelled, damagedThere, damagedHere, silent }

  let houses: TwoHouses
  let partner: OutsidePartner
  private var chance: SeededGenerator
  private let daysANight: Int64
  private var members: [(id: MemberID, number: Int)] = []
  /// Addresses of who was erased.
  private(set) var gone: [String] = []
  private(set) var happened: [String: Int] = [:]

  var first: PeopleHouse { houses.first }
  var second: PeopleHouse { houses.second }

  init(seed: UInt64, nights: Int) async throws {
    chance = SeededGenerator(seed: seed)
    daysANight = Int64(max(1, 365 / nights))
    let box = try TestServer()
    let house = try await PartnerHouse { server in
      let place = "sftp: {host: 127.0.0.1, port: \(server.port), user: \(server.user), path: \(server.files)}"
      return TwoHouses.firstPolicy(
        box, PartnerHouse.policy(place: place, schedule: ", schedule: {every: day, at: \"03:30\"}"))
    }
    partner = OutsidePartner(house)
    houses = try await TwoHouses(at: house.shop.house.now, before: box, first: house.shop)
    houses.moveToNoon()
    // Everything has been seen once, so that schedules count.
    _ = try await houses.night()
  }

  func remove() async {
    partner.house.server.stop()
    await houses.remove()
  }

  /// What people do between two nights.
  func day() async throws {
    for _ in 0..<Int.random(in: 1...4, using: &chance) { try await act(Int.random(in: 0..<10, using: &chance)) }
  }

  private func act(_ what: Int) async throws {
    guard what > 1, let member = members.randomElement(using: &chance) else {
      let number = members.count + gone.count + 1
      let consents = ["marketing.email": Bool.random(using: &chance), "sharing.zuid": Bool.random(using: &chance)]
      return members.append((try await first.join(number, consents: consents), number))
    }
    switch what {
    case 2, 3: try await decide(.withdrawn, member.id)
    case 4, 5: try await decide(.given, member.id)
    case 6:
      gone.append(try await email(of: member.id))
      try await first.desk.eraseMember(member.id, by: first.officer)
      members.removeAll { $0.id == member.id }
      count("erased")
    case 7:
      let version = Int.random(in: 0...1_000_000_000, using: &chance)
      try await first.desk.changeValue(
        "email", of: member.id, to: "lid\(member.number)v\(version)@voorbeeld.example", reason: .changed,
        by: first.owner)
      count("corrected")
    case 8: try await eraseAtSecond(member.id)
    default: try partnerHears()
    }
  }

  private func decide(_ decision: ConsentDecision, _ member: MemberID) async throws {
    let purpose = ["marketing.email", "sharing.zuid"].randomElement(using: &chance)!
    do {
      try await first.desk.decide(
        ConsentAct(purpose: purpose, decision: decision, route: .till, language: .nl, store: "w1"), by: member,
        entered: first.cashier)
      count(decision.rawValue)
    } catch let refusal as Refusal where refusal.code.rawValue.hasPrefix("consent-") {}
  }

  private func eraseAtSecond(_ member: MemberID) async throws {
    guard let known = try await houses.known(try await email(of: member)) else { return }
    try await second.desk.eraseMember(known, by: second.officer)
    count("erased at the second")
  }

  /// Somebody mails the party that they want no more, or that their address is another.
  private func partnerHears() throws {
    guard let (reference, _) = partner.list.sorted(by: { $0.key < $1.key }).randomElement(using: &chance) else {
      return
    }
    if Bool.random(using: &chance) {
      let rows = "reference,purpose\r\n\(reference),marketing.email\r\n"
      if try partner.send("acme-optouts", "opt-outs", rows) { count("opted out") }
    } else {
      let version = Int.random(in: 0...1_000_000_000, using: &chance)
      let rows = "reference,field,value\r\n\(reference),email,lidx\(version)@voorbeeld.example\r\n"
      if try partner.send("acme-right", "corrections", rows) { count("corrected by the party") }
    }
  }

  func night(_ fault: Fault? = nil) async throws {
    let days = fault == nil ? daysANight : 1
    houses.move(to: first.house.now.adding(milliseconds: days * 86_400_000 - 2 * 3_600_000))
    let fault = fault ?? (Bool.random(using: &chance) ? .none : Fault.allCases.randomElement(using: &chance)!)
    count("\(fault)")
    if fault == .damagedHere, !partner.isAnswered("acme-optouts") {
      try partner.flip(partner.newest("acme-optouts") + ".csv.pgp")
    }
    try await rounds(with: fault)
    if fault == .damagedThere, let name = partner.waiting("acme-members") ?? partner.waiting("acme-stops") {
      try partner.flip(name)
    }
    if fault != .silent { try partner.work(at: first.house.now) }
    houses.move(to: first.house.now.adding(milliseconds: 2 * 3_600_000))
    try await runWhole()
    try partner.sendAgain("acme-optouts", "opt-outs")
    try partner.sendAgain("acme-right", "corrections")
  }

  private func rounds(with fault: Fault) async throws {
    switch fault {
    case .partnerShut: try await partner.house.server.whileShut { try await runWhole() }
    case .boxShut: try await houses.server.whileShut { try await runWhole() }
    case .cut:
      let (servers, done) = ([partner.house.server.sshd, houses.server.sshd], Flag())
      Thread.detachNewThread {
        while !done.isSet {
          Thread.sleep(forTimeInterval: 0.15)
          servers.flatMap { TestServer.children(of: $0) }.forEach { kill($0, SIGKILL) }
        }
      }
      try await runWhole()
      done.set()
    case .cancelled:
      let desks = [first.desk, second.desk]
      let work = Task { for desk in desks { _ = try await desk.runChannels() } }
      try await Task.sleep(for: .milliseconds(Int.random(in: 1...900, using: &chance)))
      work.cancel()
      _ = try? await work.value
    default: try await runWhole()
    }
  }

  private func runWhole() async throws {
    for done in try await houses.night() {
      if case .failed(let reason) = done.what { count("failed \(done.channel) \(reason)") }
    }
  }

  /// Halfway the party takes a new key; for a while both count.
  func rollOver() async throws {
    let peer = partner.house.peer
    let old = try await first.desk.exchangeKeys(of: .party("acme"), .openpgp)[0].key.facts
    // Made at the machine's own time, by which librnp sees whether a key is from the future.
    peer.clock = nil
    try peer.makeKey("nova", expires: "2y")
    try peer.gpg("--armor", "--output", peer.path("nova.asc"), "--export", "nova@")
    let theirs = try PartyCertificate(try peer.bytes("nova.asc"), of: "acme", at: first.house.now)
    _ = try await first.desk.proposeKey(theirs.facts, publicBytes: theirs.publicBytes, by: first.owner)
    _ = try await first.desk.confirmKey(
      of: theirs.facts.owner, .openpgp, fingerprint: theirs.facts.fingerprint, by: first.officer)
    try await night(Fault.none)
    partner.signer = "nova"
    try await night(Fault.none)
    try await first.desk.endKey(
      of: old.owner, .openpgp, fingerprint: old.fingerprint, because: .renewed, by: first.owner)
  }

  func email(of member: MemberID) async throws -> String {
    try await first.desk.openMember(member, for: "membership", by: first.cashier) { $1.text("email") ?? "" }
  }

  /// Addresses at the first of those who agree to a purpose now, or do not.
  func agreeing(to purpose: String, _ doAgree: Bool = true) async throws -> [String] {
    var found: [String] = []
    for member in members {
      let (email, state) = try await first.desk.openMember(member.id, for: "membership", by: first.cashier) {
        portrait, opened in
        (opened.text("email") ?? "", portrait.standings.first { $0.purpose == purpose }?.state.decision)
      }
      if (state == .given) == doAgree { found.append(email) }
    }
    return found.sorted()
  }

  private func count(_ what: String) { happened[what, default: 0] += 1 }
}

// Unchecked: a word that is written once.
private final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var value = false

  var isSet: Bool { lock.withLock { value } }
  func set() { lock.withLock { value = true } }
}
